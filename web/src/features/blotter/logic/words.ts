/** The domain's words as messages, each in one place. */
import { msg } from "@lingui/core/macro";
import type { MessageDescriptor } from "@lingui/core";
import type { BotState, EventKind, OrderStatus, Purpose, Side } from "@/api/types";
import type { Tone } from "@/ui/Badge";

export const side_words: Record<Side, MessageDescriptor> = { buy: msg`BUY`, sell: msg`SELL` };

export const purpose_words: Record<Purpose, MessageDescriptor> = {
  entry: msg`Entry`,
  signal: msg`Signal exit`,
  stop: msg`Stop-loss`,
  break_even: msg`Break-even stop`,
  trailing: msg`Trailing stop`,
  tier_1: msg`Take-profit 1`,
  tier_2: msg`Take-profit 2`,
  manual: msg`By hand`,
};

export const status_words: Record<OrderStatus, MessageDescriptor> = {
  new: msg`New`,
  sent: msg`Sent`,
  accepted: msg`Working`,
  partially_filled: msg`Partly filled`,
  cancel_requested: msg`Canceling`,
  filled: msg`Filled`,
  canceled: msg`Canceled`,
  refused: msg`Refused`,
  rejected: msg`Rejected by venue`,
  expired: msg`Expired`,
  unknown: msg`Unknown: checking`,
};

export const status_tones: Record<OrderStatus, Tone> = {
  new: "neutral",
  sent: "neutral",
  accepted: "accent",
  partially_filled: "accent",
  cancel_requested: "neutral",
  filled: "up",
  canceled: "neutral",
  refused: "down",
  rejected: "down",
  expired: "neutral",
  unknown: "warn",
};

export const kind_words: Record<EventKind, MessageDescriptor> = {
  decision: msg`Decision`,
  order: msg`Order`,
  refusal: msg`Refusal`,
  fill: msg`Fill`,
  state: msg`State`,
};

export const kind_tones: Record<EventKind, Tone> = {
  decision: "neutral",
  order: "accent",
  refusal: "down",
  fill: "up",
  state: "warn",
};

export const bot_state_words: Record<BotState, MessageDescriptor> = {
  created: msg`Created`,
  starting: msg`Starting`,
  running: msg`Running`,
  paused: msg`Paused`,
  stopping: msg`Stopping`,
  stopped: msg`Stopped`,
  error: msg`Error`,
};

export const bot_state_tones: Record<BotState, Tone> = {
  created: "neutral",
  starting: "accent",
  running: "up",
  paused: "warn",
  stopping: "warn",
  stopped: "neutral",
  error: "down",
};

const exit_reason_words: Record<string, MessageDescriptor> = purpose_words;

export function exitReasonWord(reason: string): MessageDescriptor | null {
  return exit_reason_words[reason] ?? null;
}

/** `KILL_SWITCH_ACTIVE` and `risk_per_trade` as people write them. */
export function plainCode(code: string): string {
  const words = code.replace(/[_.]+/g, " ").toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
