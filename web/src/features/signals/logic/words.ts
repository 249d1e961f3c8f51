/** The words of signals as messages, each in one place. */
import { msg } from "@lingui/core/macro";
import type { MessageDescriptor } from "@lingui/core";
import type { SignalDirection, SignalEnd, SignalSource, SignalStatus } from "@/api/types";
import type { Tone } from "@/ui/Badge";

export type SourceName = SignalSource;

export const direction_words: Record<SignalDirection, MessageDescriptor> = {
  long: msg`Long`,
  short: msg`Short`,
};

export const status_words: Record<SignalStatus, MessageDescriptor> = {
  active: msg`Open`,
  accepted: msg`Accepted`,
  rejected: msg`Rejected`,
  expired: msg`Expired`,
  invalidated: msg`Invalidated`,
  completed: msg`Completed`,
};

export const status_tones: Record<SignalStatus, Tone> = {
  active: "accent",
  accepted: "accent",
  rejected: "neutral",
  expired: "neutral",
  invalidated: "down",
  completed: "up",
};

export const end_words: Record<SignalEnd, MessageDescriptor> = {
  stopped: msg`stopped`,
  targets_reached: msg`all targets reached`,
  expired: msg`time ran out`,
  reversed: msg`a signal the other way came`,
};

export const source_words: Record<SourceName, MessageDescriptor> = {
  technical: msg`Technical`,
  elliott_wave: msg`Elliott waves`,
  patterns: msg`Patterns`,
  fibonacci: msg`Fibonacci`,
  volume: msg`Volume`,
};
