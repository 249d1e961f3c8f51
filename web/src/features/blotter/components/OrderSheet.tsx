import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { orderQuery } from "@/api/queries";
import type { Order } from "@/api/types";
import { useTicks } from "@/features/market/logic/use_instrument";
import { formatInstant } from "@/lib/clock";
import { Price, Quantity } from "@/ui/Figure";
import { Loaded, SkeletonRows } from "@/ui/Panel";
import { Sheet } from "@/ui/Sheet";
import { plainCode, purpose_words } from "../logic/words";
import { BotLink, MarketLink, OrderSize, OrderStatusBadge, SideWord } from "./cells";
import { EventDetail } from "./EventDetail";

/** One order explained: what it was, and why it was sent or refused. */
export function OrderSheet({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useLingui();
  const order = useQuery(orderQuery(id));
  return (
    <Sheet
      title={order.data?.status === "refused" ? t`Why this order was not placed` : t`Why this order`}
      kind="drawer"
      onClose={onClose}
    >
      <div data-testid="order-sheet">
        <Loaded query={order} skeleton={<SkeletonRows rows={8} />}>
          {(loaded) => <OrderDetail order={loaded} />}
        </Loaded>
      </div>
    </Sheet>
  );
}

function OrderDetail({ order }: { order: Order }) {
  const { t, i18n } = useLingui();
  const tick = useTicks()(order.instrument);
  return (
    <div className="flex flex-col gap-4 p-4">
      <header className="flex flex-wrap items-center gap-2 text-sm">
        <SideWord side={order.side} />
        <MarketLink instrument={order.instrument} />
        <OrderStatusBadge status={order.status} />
      </header>
      {order.explanation === null ? (
        <p className="text-muted">
          <Trans>No reason was recorded for this order.</Trans>
        </p>
      ) : (
        <>
          <p className="text-sm" data-testid="order-reason">
            {order.explanation.text}
          </p>
          <EventDetail event={order.explanation} />
        </>
      )}
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 border-t border-line pt-4 text-xs">
        <Row term={t`Purpose`}>{i18n._(purpose_words[order.purpose])}</Row>
        <Row term={t`Type`}>{plainCode(order.type)}</Row>
        <Row term={t`Quantity`}>
          <OrderSize order={{ ...order, filled_quantity: "0" }} />
        </Row>
        <Row term={t`Filled`}>
          <Quantity value={order.filled_quantity} />
        </Row>
        {order.price !== null && (
          <Row term={t`Limit price`}>
            <Price value={order.price} tick={tick} />
          </Row>
        )}
        {order.stop_price !== null && (
          <Row term={t`Stop price`}>
            <Price value={order.stop_price} tick={tick} />
          </Row>
        )}
        <Row term={t`Average price`}>
          <Price value={order.average_price} tick={tick} />
        </Row>
        {order.reject_code !== null && <Row term={t`Reason code`}>{order.reject_code}</Row>}
        <Row term={t`Bot`}>
          <BotLink id={order.bot_id} name={order.bot_name} />
        </Row>
        <Row term={t`Created`}>{formatInstant(order.created_at, "full")}</Row>
        <Row term={t`Order id`}>
          <code className="text-2xs break-all select-all">{order.client_order_id}</code>
        </Row>
      </dl>
    </div>
  );
}

function Row({ term, children }: { term: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-muted">{term}</dt>
      <dd className="text-end">{children}</dd>
    </>
  );
}
