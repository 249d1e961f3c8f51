import { Trans, useLingui } from "@lingui/react/macro";
import type { ListFilter } from "@/api/keys";
import { ordersQuery } from "@/api/queries";
import type { Order } from "@/api/types";
import { useTicks } from "@/features/market/logic/use_instrument";
import { formatInstant } from "@/lib/clock";
import type { Column } from "@/ui/DataTable";
import { Price, Quantity } from "@/ui/Figure";
import { Empty } from "@/ui/Panel";
import { purpose_words } from "../logic/words";
import { BotLink, MarketLink, OrderSize, OrderStatusBadge, SideWord } from "./cells";
import { isShown } from "../logic/columns";
import { PagedTable } from "./PagedTable";

export function OrdersTable({ filter, onOrder }: { filter: ListFilter; onOrder: (id: string) => void }) {
  const { t, i18n } = useLingui();
  const tick = useTicks();
  const columns: Column<Order>[] = [
    {
      id: "market",
      header: t`Market`,
      lead: true,
      cell: (row) => (
        <span className="inline-flex gap-2">
          <SideWord side={row.side} />
          <MarketLink instrument={row.instrument} />
        </span>
      ),
    },
    {
      id: "time",
      header: t`Time`,
      cell: (row) => <span className="num text-muted">{formatInstant(row.created_at, "minute")}</span>,
    },
    { id: "purpose", header: t`Purpose`, cell: (row) => i18n._(purpose_words[row.purpose]) },
    {
      id: "price",
      header: t`Price`,
      cell: (row) => (
        <Price value={row.average_price ?? row.price ?? row.stop_price} tick={tick(row.instrument)} />
      ),
      align: "end",
    },
    { id: "quantity", header: t`Filled / wanted`, cell: (row) => <FilledOf order={row} />, align: "end" },
    { id: "status", header: t`Status`, cell: (row) => <OrderStatusBadge status={row.status} /> },
    { id: "bot", header: t`Bot`, cell: (row) => <BotLink id={row.bot_id} name={row.bot_name} /> },
    { id: "why", header: t`Why`, cell: (row) => <WhyButton order={row} onOrder={onOrder} />, align: "end" },
  ];
  return (
    <PagedTable
      label={t`Orders`}
      query={ordersQuery(filter)}
      columns={columns.filter(isShown(filter))}
      rowKey={(row) => row.id}
      empty={
        <Empty icon="trade" title={<Trans>No order yet</Trans>}>
          <Trans>
            Every order a bot sends, and every one the risk gate refuses, is listed here with its reason.
          </Trans>
        </Empty>
      }
    />
  );
}

export function WhyButton({ order, onOrder }: { order: Order; onOrder: (id: string) => void }) {
  const { t, i18n } = useLingui();
  const is_refused = order.status === "refused" || order.status === "rejected";
  return (
    <button
      type="button"
      data-testid={is_refused ? "why-refused" : "why"}
      className="button small"
      aria-label={
        is_refused
          ? t`Why not: ${i18n._(purpose_words[order.purpose])}`
          : t`Why: ${i18n._(purpose_words[order.purpose])}`
      }
      onClick={() => onOrder(order.id)}
    >
      {is_refused ? <Trans>Why not</Trans> : <Trans>Why</Trans>}
    </button>
  );
}

function FilledOf({ order }: { order: Order }) {
  return (
    <span className="num">
      <Quantity value={order.filled_quantity} /> <span className="text-muted">/</span>{" "}
      {order.quantity === null ? (
        <OrderSize order={{ ...order, filled_quantity: "0" }} />
      ) : (
        <Quantity value={order.quantity} />
      )}
    </span>
  );
}
