import {
  queryOptions,
  useMutation,
  useQueryClient,
  type InfiniteData,
  type QueryClient,
} from "@tanstack/react-query";
import { get, getPage, patch } from "@/api/client";
import { keys } from "@/api/keys";
import { paged } from "@/api/queries";
import type { Page, Signal, SignalAnswerWord, SignalSummary } from "@/api/types";
import type { Timeframe } from "@/lib/symbol";
import type { SignalFilter } from "../logic/filter";

const page_limit = 20;
const open_limit = 40;
/** While the tab is visible; candles of a quarter of an hour close each 15 s at 60 times the speed of time. */
const refresh_ms = 10_000;

export const signalsQuery = (filter: SignalFilter) => ({
  ...paged<SignalSummary>(keys.signals(filter), ({ signal, ...cursor }) =>
    getPage("/signals", { query: { ...filter, ...cursor, limit: page_limit }, signal }),
  ),
  refetchInterval: refresh_ms,
});

export const openSignalsQuery = queryOptions({
  queryKey: keys.signalsTop,
  queryFn: ({ signal }) => get("/signals", { query: { state: "open", limit: open_limit }, signal }),
  refetchInterval: refresh_ms,
});

export const signalQuery = (id: string) =>
  queryOptions({
    queryKey: keys.signal(id),
    queryFn: ({ signal }) => get("/signals/{id}", { parts: { id }, signal }),
    refetchInterval: refresh_ms,
  });

export const performanceQuery = (symbol: string, timeframe: Timeframe) =>
  queryOptions({
    queryKey: keys.signalPerformance(symbol, timeframe),
    queryFn: ({ signal }) => get("/signals/performance", { query: { symbol, timeframe }, signal }),
    staleTime: 300_000,
    enabled: symbol !== "",
  });

/** Follow it, do not, or take the answer back. It orders nothing. */
export function useSignalAnswer(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (status: SignalAnswerWord) => patch("/signals/{id}", { status }, { parts: { id } }),
    onSuccess: (signal) => writeSignal(client, signal),
    // It may have ended meanwhile: the server's word counts.
    onError: () => void client.invalidateQueries({ queryKey: keys.signal(id) }),
  });
}

function writeSignal(client: QueryClient, signal: Signal): void {
  client.setQueryData(keys.signal(signal.id), signal);
  const { id, status, outcome } = signal;
  const replaced = (rows: SignalSummary[]) =>
    rows.map((row) => (row.id === id ? { ...row, status, outcome } : row));
  client.setQueriesData<InfiniteData<Page<SignalSummary>> | SignalSummary[]>(
    { queryKey: ["signals"] },
    (old) => {
      if (old === undefined) return undefined;
      if (Array.isArray(old)) return replaced(old);
      return { ...old, pages: old.pages.map((page) => ({ ...page, items: replaced(page.items) })) };
    },
  );
}
