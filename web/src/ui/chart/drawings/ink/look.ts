/** How strong a drawing is: those beside the one that is looked at step back. */
import type { Dash } from "./ink";
import type { Drawing } from "../types";

export interface Look {
  alpha: number;
  width: number;
}

/** `focus` is what the pointer or the list is at. Beside another way to see it, the main one stays as it is. */
export function lookOf(drawing: Drawing, focus: Drawing | null): Look {
  const is_ended = drawing.kind === "shape" && drawing.is_ended;
  const alpha = drawing.is_faint ? 0.6 : is_ended ? 0.7 : 1;
  if (focus === null) return { alpha, width: 1.5 };
  if (focus.id === drawing.id) return { alpha: drawing.is_faint ? alpha : 1, width: 2.5 };
  const is_compared = focus.is_faint && focus.kind === drawing.kind && !drawing.is_faint;
  return is_compared ? { alpha, width: 1.5 } : { alpha: alpha * 0.4, width: 1.5 };
}

/** What a close has confirmed is solid and stays; what may still change is dashed. */
export function dashOf(drawing: Pick<Drawing, "is_certain">): Dash {
  return drawing.is_certain ? "solid" : "dashed";
}
