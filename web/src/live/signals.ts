/** What becomes of a signal, written wherever it is cached. */
import type { InfiniteData, QueryClient } from "@tanstack/react-query";
import { keys } from "@/api/keys";
import type { Page, Signal, SignalHead, SignalSummary } from "@/api/types";

type Rows = SignalSummary[];

/** Its page and the lists that have it; where it belongs in others, the server knows. */
export function signalWrite(client: QueryClient, { id, status, outcome }: SignalHead): void {
  client.setQueryData<Signal>(keys.signal(id), (old) => old && { ...old, status, outcome });
  const replaced = (rows: Rows) => rows.map((row) => (row.id === id ? { ...row, status, outcome } : row));
  client.setQueriesData<InfiniteData<Page<SignalSummary>> | Rows>({ queryKey: ["signals"] }, (old) => {
    if (old === undefined) return undefined;
    if (Array.isArray(old)) return replaced(old);
    return { ...old, pages: old.pages.map((page) => ({ ...page, items: replaced(page.items) })) };
  });
}
