/** The choice of this browser, and whether the panel is open: shared by the chart, the panel and other tabs. */
import { choiceOf, choiceText, toggled, type OverlayName } from "./choice";

const storage_key = "tradewind.overlays";
const listeners = new Set<() => void>();
let current: OverlayName[] = read();
let is_open = false;

export function overlaysOn(): OverlayName[] {
  return current;
}

export function overlaysWatch(listener: () => void): () => void {
  if (listeners.size === 0) addEventListener("storage", onStorage);
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) removeEventListener("storage", onStorage);
  };
}

export function overlayToggle(name: OverlayName): void {
  current = toggled(current, name);
  try {
    localStorage.setItem(storage_key, choiceText(current));
  } catch {
    /* a private window without storage: the choice lasts until the page is left */
  }
  tell();
}

export function overlaysPanelIsOpen(): boolean {
  return is_open;
}

export function overlaysPanelSet(next: boolean): void {
  is_open = next;
  tell();
}

function tell(): void {
  listeners.forEach((listener) => listener());
}

function onStorage(event: StorageEvent): void {
  if (event.key !== storage_key) return;
  current = choiceOf(event.newValue);
  tell();
}

function read(): OverlayName[] {
  try {
    return choiceOf(localStorage.getItem(storage_key));
  } catch {
    return [];
  }
}
