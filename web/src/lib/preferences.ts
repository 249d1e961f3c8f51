/** What this browser remembers: look and clock. Read before the first paint by `public/theme.js` too. */
export interface Preferences {
  theme: "dark" | "light" | "system";
  palette: "standard" | "cvd";
  clock: "utc" | "local";
  favourites: string[];
}

const storage_key = "tradewind.preferences";
const defaults: Preferences = { theme: "dark", palette: "standard", clock: "utc", favourites: [] };
const listeners = new Set<() => void>();
let current: Preferences = read();

export function preferences(): Preferences {
  return current;
}

export function preferencesWatch(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function preferencesSet(change: Partial<Preferences>): void {
  current = { ...current, ...change };
  try {
    localStorage.setItem(storage_key, JSON.stringify(current));
  } catch {
    /* a private window without storage: the choice lasts until the page is left */
  }
  applyTheme();
  listeners.forEach((listener) => listener());
}

export function themeShown(): "dark" | "light" {
  if (current.theme !== "system") return current.theme;
  return typeof matchMedia === "function" && matchMedia("(prefers-color-scheme: light)").matches
    ? "light"
    : "dark";
}

export function applyTheme(): void {
  document.documentElement.dataset["theme"] = themeShown();
  document.documentElement.dataset["palette"] = current.palette;
}

/** Follows the system's theme while the choice is "system". */
export function followSystemTheme(): void {
  matchMedia("(prefers-color-scheme: light)").addEventListener("change", () => {
    applyTheme();
    current = { ...current };
    listeners.forEach((listener) => listener());
  });
}

function read(): Preferences {
  try {
    const saved: unknown = JSON.parse(localStorage.getItem(storage_key) ?? "{}");
    return { ...defaults, ...(typeof saved === "object" ? (saved as Partial<Preferences>) : {}) };
  } catch {
    return defaults;
  }
}
