/** How strong a drawing is: those beside the one that is looked at step back. */
import type { Dash } from "./ink";
import type { Drawing } from "./types";

export interface Look {
  alpha: number;
  width: number;
}

/** `focus` is what the pointer or the list is at. */
export function lookOf(drawing: Drawing, focus: string | null): Look {
  const is_ended = drawing.kind === "shape" && drawing.is_ended;
  const alpha = drawing.is_faint ? 0.55 : is_ended ? 0.7 : 1;
  if (focus === null) return { alpha, width: 1.5 };
  if (focus === drawing.id) return { alpha: drawing.is_faint ? 0.75 : 1, width: 2.5 };
  return { alpha: alpha * 0.4, width: 1.5 };
}

/** What a close has confirmed is solid and stays; what may still change is dashed. */
export function dashOf(drawing: Pick<Drawing, "is_certain">): Dash {
  return drawing.is_certain ? "solid" : "dashed";
}
