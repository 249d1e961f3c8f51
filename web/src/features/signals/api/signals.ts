import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { get, getPage, patch } from "@/api/client";
import { keys } from "@/api/keys";
import { paged } from "@/api/queries";
import type { SignalAnswerWord, SignalSummary } from "@/api/types";
import type { Timeframe } from "@/lib/symbol";
import { signalWrite } from "@/live/signals";
import type { SignalFilter } from "../logic/feed/filter";

const page_limit = 20;
const open_limit = 40;
/** The live connection tells what happens; this is the net beneath it. */
const refresh_ms = 60_000;
const desk_refresh_ms = 10_000;

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

/** Its newest look changes with each candle: a quarter of an hour takes 15 s at 60 times the speed of time. */
export const deskQuery = queryOptions({
  queryKey: keys.signalDesk,
  queryFn: ({ signal }) => get("/signals/desk", { signal }),
  refetchInterval: desk_refresh_ms,
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
    onSuccess: (signal) => {
      client.setQueryData(keys.signal(id), signal);
      signalWrite(client, signal);
    },
    // It may have ended meanwhile: the server's word counts.
    onError: () => void client.invalidateQueries({ queryKey: keys.signal(id) }),
  });
}
