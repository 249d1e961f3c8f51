/** Whether the panel is open: the toolbar, the command palette and a key open it. */
const listeners = new Set<() => void>();
let is_open = false;

export function panelIsOpen(): boolean {
  return is_open;
}

export function panelWatch(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function panelSet(next: boolean): void {
  is_open = next;
  listeners.forEach((listener) => listener());
}
