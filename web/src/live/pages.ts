/** Writes of single rows into cached lists. All of them return the same object when nothing changed. */
import type { InfiniteData } from "@tanstack/react-query";
import type { Page } from "@/api/types";

interface Row {
  id: string;
}

export function upsertRow<T extends Row>(rows: T[] | undefined, row: T): T[] | undefined {
  if (rows === undefined) return undefined;
  const index = rows.findIndex((other) => other.id === row.id);
  if (index < 0) return [row, ...rows];
  return rows.with(index, row);
}

export function removeRow<T extends Row>(rows: T[] | undefined, id: string): T[] | undefined {
  return rows?.some((row) => row.id === id) ? rows.filter((row) => row.id !== id) : rows;
}

/** Replaces the row where it stands, else puts it on top of the first page. */
export function upsertInPages<T extends Row>(
  pages: InfiniteData<Page<T>> | undefined,
  row: T,
): InfiniteData<Page<T>> | undefined {
  if (pages === undefined) return undefined;
  const at = pages.pages.findIndex((page) => page.items.some((other) => other.id === row.id));
  const first = pages.pages[0];
  if (at < 0 && first === undefined) return pages;
  const changed = pages.pages.map((page, index) => {
    if (index !== Math.max(at, 0)) return page;
    return { ...page, items: upsertRow(page.items, row) ?? page.items };
  });
  return { ...pages, pages: changed };
}
