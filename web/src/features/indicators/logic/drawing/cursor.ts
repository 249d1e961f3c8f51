/** The bar under the crosshair. It changes with every move of the mouse, so the legend listens instead of rendering. */
export interface Cursor {
  at: () => number | null;
  set: (t: number | null) => void;
  watch: (listener: () => void) => () => void;
}

export function makeCursor(): Cursor {
  const listeners = new Set<() => void>();
  let now: number | null = null;
  return {
    at: () => now,
    set(t) {
      if (t === now) return;
      now = t;
      listeners.forEach((listener) => listener());
    },
    watch(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
