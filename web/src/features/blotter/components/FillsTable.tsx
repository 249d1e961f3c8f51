import { Trans, useLingui } from "@lingui/react/macro";
import type { ListFilter } from "@/api/keys";
import { fillsQuery } from "@/api/queries";
import type { Fill } from "@/api/types";
import { useTicks } from "@/features/market/logic/use_instrument";
import { formatInstant } from "@/lib/clock";
import type { Column } from "@/ui/DataTable";
import { Money, Price, Quantity } from "@/ui/Figure";
import { Empty } from "@/ui/Panel";
import { purpose_words } from "../logic/words";
import { BotLink, MarketLink, SideWord } from "./cells";
import { isShown } from "../logic/columns";
import { PagedTable } from "./PagedTable";

export function FillsTable({ filter, onOrder }: { filter: ListFilter; onOrder: (id: string) => void }) {
  const { t, i18n } = useLingui();
  const tick = useTicks();
  const columns: Column<Fill>[] = [
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
      cell: (row) => <span className="num text-muted">{formatInstant(row.executed_at, "minute")}</span>,
    },
    { id: "purpose", header: t`Purpose`, cell: (row) => i18n._(purpose_words[row.purpose]) },
    {
      id: "price",
      header: t`Price`,
      cell: (row) => <Price value={row.price} tick={tick(row.instrument)} />,
      align: "end",
    },
    { id: "quantity", header: t`Quantity`, cell: (row) => <Quantity value={row.quantity} />, align: "end" },
    { id: "value", header: t`Value`, cell: (row) => <Money value={row.quote_quantity} />, align: "end" },
    {
      id: "fee",
      header: t`Fee`,
      align: "end",
      cell: (row) => (
        <span className="num">
          <Money value={row.fee} /> <span className="text-muted">{row.fee_asset}</span>
        </span>
      ),
    },
    { id: "bot", header: t`Bot`, cell: (row) => <BotLink id={row.bot_id} name={row.bot_name} /> },
    {
      id: "why",
      header: t`Why`,
      align: "end",
      cell: (row) => (
        <button
          type="button"
          className="button small"
          aria-label={t`Why: ${i18n._(purpose_words[row.purpose])}`}
          onClick={() => onOrder(row.order_id)}
        >
          <Trans>Why</Trans>
        </button>
      ),
    },
  ];
  return (
    <PagedTable
      label={t`Fills`}
      query={fillsQuery(filter)}
      columns={columns.filter(isShown(filter))}
      rowKey={(row) => row.id}
      empty={<Empty icon="trade" title={<Trans>No fill yet</Trans>} />}
    />
  );
}
