/** The registry as a list to choose from. */
import type { Indicator } from "@/api/types";

/** Families in the order in which people look for them; one that is new to this app comes last. */
export const families = [
  "trend",
  "momentum",
  "volatility",
  "volume",
  "price",
  "cycle",
  "statistic",
  "math",
  "candlestick",
] as const;

export type Family = (typeof families)[number];

export interface FamilyRows {
  family: string;
  rows: Indicator[];
}

export function familiesOf(known: Indicator[]): string[] {
  const place = (family: string) => {
    const index = families.findIndex((name) => name === family);
    return index < 0 ? families.length : index;
  };
  return [...new Set(known.map((indicator) => indicator.group))].sort(
    (left, right) => place(left) - place(right) || left.localeCompare(right),
  );
}

/** `family` empty is all of them. Each word that was typed must be found. */
export function catalogueOf(known: Indicator[], typed: string, family: string): FamilyRows[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  const found = known.filter(
    (indicator) =>
      (family === "" || indicator.group === family) && words.every((word) => rankOf(indicator, word) > 0),
  );
  const rank = (indicator: Indicator) => words.reduce((sum, word) => sum + rankOf(indicator, word), 0);
  return familiesOf(found)
    .map((name) => ({
      family: name,
      rows: found
        .filter((indicator) => indicator.group === name)
        .sort((left, right) => rank(right) - rank(left)),
    }))
    .sort((left, right) => best(right.rows, rank) - best(left.rows, rank));
}

function best(rows: Indicator[], rank: (indicator: Indicator) => number): number {
  return Math.max(0, ...rows.map(rank));
}

/** Its name before a title that begins so before a word before anywhere. */
function rankOf({ name, title, description }: Indicator, word: string): number {
  const text = title.toLowerCase();
  if (name === word) return 5;
  if (name.startsWith(word) || text.startsWith(word)) return 4;
  if (text.split(/[^\p{L}\p{N}]+/u).some((part) => part.startsWith(word))) return 3;
  if (name.includes(word) || text.includes(word)) return 2;
  return description.toLowerCase().includes(word) ? 1 : 0;
}
