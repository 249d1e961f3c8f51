import type { BotState } from "@/api/types";
import type { BotAction } from "../api/bots";

const possible: Record<BotState, BotAction[]> = {
  created: ["start"],
  starting: ["stop"],
  running: ["pause", "stop"],
  paused: ["start", "stop"],
  stopping: [],
  stopped: ["start"],
  error: ["start", "stop"],
};

export function actionsOf(state: BotState): BotAction[] {
  return possible[state];
}
