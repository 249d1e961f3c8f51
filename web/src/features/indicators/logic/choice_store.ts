/** The choice of this browser, shared by the chart, the panel and other tabs. */
import { choiceOf, choiceText, type ChosenIndicator } from "./choice";

const storage_key = "tradewind.indicators";
const listeners = new Set<() => void>();
let current: ChosenIndicator[] = read();

export function choice(): ChosenIndicator[] {
  return current;
}

export function choiceWatch(listener: () => void): () => void {
  if (listeners.size === 0) addEventListener("storage", onStorage);
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) removeEventListener("storage", onStorage);
  };
}

export function choiceSet(change: (choice: ChosenIndicator[]) => ChosenIndicator[]): void {
  current = change(current);
  try {
    localStorage.setItem(storage_key, choiceText(current));
  } catch {
    /* a private window without storage: the choice lasts until the page is left */
  }
  listeners.forEach((listener) => listener());
}

export function choiceRemove(id: string): void {
  choiceSet((items) => items.filter((item) => item.id !== id));
}

export function choiceToggle(id: string): void {
  choiceSet((items) =>
    items.map((item) => (item.id === id ? { ...item, is_hidden: !item.is_hidden } : item)),
  );
}

export function choiceParams(id: string, params: Record<string, string>): void {
  choiceSet((items) => items.map((item) => (item.id === id ? { ...item, params } : item)));
}

function onStorage(event: StorageEvent): void {
  if (event.key !== storage_key) return;
  current = choiceOf(event.newValue);
  listeners.forEach((listener) => listener());
}

function read(): ChosenIndicator[] {
  try {
    return choiceOf(localStorage.getItem(storage_key));
  } catch {
    return [];
  }
}
