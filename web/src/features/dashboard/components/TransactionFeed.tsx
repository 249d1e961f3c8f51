import { Trans, useLingui } from "@lingui/react/macro";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { ordersQuery } from "@/api/queries";
import type { Order } from "@/api/types";
import { OrderSize, OrderStatusBadge, SideWord } from "@/features/blotter/components/cells";
import { purpose_words } from "@/features/blotter/logic/words";
import { useTicks } from "@/features/market/logic/use_instrument";
import { formatInstant } from "@/lib/clock";
import { pairText } from "@/lib/symbol";
import { Price } from "@/ui/Figure";
import { isNews } from "../logic/feed";
import { Empty, Loaded, Panel, SkeletonRows } from "@/ui/Panel";

const rows_max = 40;

/** What the bots did, newest first, refusals included. Each row opens its explanation. */
export function TransactionFeed({ onOrder }: { onOrder: (id: string) => void }) {
  const { t } = useLingui();
  const orders = useInfiniteQuery(ordersQuery({}));
  const rows = useMemo(
    () =>
      orders.data?.pages
        .flatMap((page) => page.items)
        .filter(isNews)
        .slice(0, rows_max),
    [orders.data],
  );
  return (
    <Panel title={t`Transaction feed`} className="h-96" bodyClassName="overflow-y-auto">
      <Loaded
        query={{ data: rows, error: orders.error, isPending: orders.isPending, refetch: orders.refetch }}
        skeleton={<SkeletonRows rows={8} />}
        isEmpty={(all) => all.length === 0}
        empty={
          <Empty icon="trade" title={<Trans>Nothing has happened yet</Trans>}>
            <Trans>Orders, fills and refusals appear here as they happen.</Trans>
          </Empty>
        }
      >
        {(all) => (
          <ol>
            {all.map((order) => (
              <FeedRow key={order.id} order={order} onOrder={onOrder} />
            ))}
          </ol>
        )}
      </Loaded>
    </Panel>
  );
}

function FeedRow({ order, onOrder }: { order: Order; onOrder: (id: string) => void }) {
  const { i18n } = useLingui();
  const tick = useTicks()(order.instrument);
  const is_refused = order.status === "refused" || order.status === "rejected";
  return (
    <li className="border-b border-line last:border-0">
      <button
        type="button"
        data-testid={is_refused ? "feed-refused" : "feed-row"}
        className="w-full px-3 py-1.5 text-start -outline-offset-2 hover:bg-raised"
        onClick={() => onOrder(order.id)}
      >
        <span className="flex items-baseline justify-between gap-2">
          <span className="flex min-w-0 items-baseline gap-1.5">
            <SideWord side={order.side} />
            <OrderSize order={order} />
            <span className="truncate font-medium">{pairText(order.instrument)}</span>
            {order.average_price !== null && (
              <span className="text-muted">
                @ <Price value={order.average_price} tick={tick} />
              </span>
            )}
          </span>
          <span className="num text-2xs whitespace-nowrap text-muted">
            {formatInstant(order.updated_at, "time")}
          </span>
        </span>
        <span className="flex items-center justify-between gap-2 text-2xs text-muted">
          <span className="truncate">
            {is_refused && order.explanation
              ? order.explanation.text
              : `${i18n._(purpose_words[order.purpose])} · ${order.bot_name ?? ""}`}
          </span>
          <OrderStatusBadge status={order.status} />
        </span>
      </button>
    </li>
  );
}
