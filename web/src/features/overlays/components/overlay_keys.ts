import type { KeyboardEvent } from "react";
import type { OverlayName } from "../logic/choice";
import { overlayToggle } from "../logic/choice_store";

/** While the chart has the focus, with Alt. By the key's place, as Alt writes other letters on some keyboards. */
const keys: Record<string, OverlayName> = {
  KeyE: "elliott",
  KeyF: "fibonacci",
  KeyH: "levels",
  KeyT: "lines",
};

export function overlayKey(event: KeyboardEvent): void {
  const name = keys[event.code];
  if (name === undefined || !event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  if ((event.target as Element).closest("dialog") !== null) return;
  event.preventDefault();
  overlayToggle(name);
}
