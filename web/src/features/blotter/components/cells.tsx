import { useLingui } from "@lingui/react/macro";
import { Link } from "wouter";
import type { BotState, Order, OrderStatus, Side } from "@/api/types";
import { pairText, quoteOf, symbolOf } from "@/lib/symbol";
import { Badge, Dot } from "@/ui/Badge";
import { Quantity } from "@/ui/Figure";
import { bot_state_tones, bot_state_words, side_words, status_tones, status_words } from "../logic/words";

export function SideWord({ side }: { side: Side }) {
  const { i18n } = useLingui();
  return (
    <span className={`font-semibold ${side === "buy" ? "text-up" : "text-down"}`}>
      {i18n._(side_words[side])}
    </span>
  );
}

/** How much an order is about: what was filled, else what was wanted; money where it was given as money. */
export function OrderSize({ order }: { order: Order }) {
  const is_filled = /[1-9]/.test(order.filled_quantity);
  if (is_filled || order.quantity !== null)
    return <Quantity value={is_filled ? order.filled_quantity : order.quantity} />;
  return (
    <span className="num">
      <Quantity value={order.quote_amount} /> {order.quote_amount !== null && quoteOf(order.instrument)}
    </span>
  );
}

export function OrderStatusBadge({ status }: { status: OrderStatus }) {
  const { i18n } = useLingui();
  return <Badge tone={status_tones[status]}>{i18n._(status_words[status])}</Badge>;
}

export function BotStateBadge({ state }: { state: BotState }) {
  const { i18n } = useLingui();
  const tone = bot_state_tones[state];
  return (
    <Badge tone={tone}>
      <Dot tone={tone} pulse={state === "starting" || state === "stopping"} />
      {i18n._(bot_state_words[state])}
    </Badge>
  );
}

export function MarketLink({ instrument }: { instrument: string }) {
  return (
    <Link href={`/trade/${symbolOf(instrument)}`} className="font-medium hover:underline">
      {pairText(instrument)}
    </Link>
  );
}

export function BotLink({ id, name }: { id: string | null; name: string | null }) {
  if (id === null) return <span className="text-muted">-</span>;
  return (
    <Link
      href={`/bots/${id}`}
      className="inline-block max-w-48 truncate align-bottom text-muted hover:text-text hover:underline"
    >
      {name ?? id.slice(0, 8)}
    </Link>
  );
}
