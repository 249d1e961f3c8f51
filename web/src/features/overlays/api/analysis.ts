import { queryOptions } from "@tanstack/react-query";
import { post } from "@/api/client";
import { keys } from "@/api/keys";
import type { Timeframe } from "@/lib/symbol";

/** Closed candles that are looked through. */
const limit = 1_000;
const fresh = { staleTime: 0, gcTime: 60_000 };

/** What the server can be asked. */
export type Question = "elliott-wave" | "fibonacci" | "patterns" | "levels";

export const elliottQuery = (symbol: string, timeframe: Timeframe) =>
  queryOptions({
    queryKey: keys.analysis("elliott-wave", symbol, timeframe),
    queryFn: ({ signal }) =>
      post("/analysis/elliott-wave/{symbol}", { timeframe, limit }, { parts: { symbol }, signal }),
    ...fresh,
  });

export const fibonacciQuery = (symbol: string, timeframe: Timeframe) =>
  queryOptions({
    queryKey: keys.analysis("fibonacci", symbol, timeframe),
    queryFn: ({ signal }) =>
      post("/analysis/fibonacci/{symbol}", { timeframe, limit }, { parts: { symbol }, signal }),
    ...fresh,
  });

export const patternsQuery = (symbol: string, timeframe: Timeframe) =>
  queryOptions({
    queryKey: keys.analysis("patterns", symbol, timeframe),
    queryFn: ({ signal }) =>
      post("/analysis/patterns/{symbol}", { timeframe, limit }, { parts: { symbol }, signal }),
    ...fresh,
  });

export const levelsQuery = (symbol: string, timeframe: Timeframe) =>
  queryOptions({
    queryKey: keys.analysis("levels", symbol, timeframe),
    queryFn: ({ signal }) =>
      post("/analysis/levels/{symbol}", { timeframe, limit }, { parts: { symbol }, signal }),
    ...fresh,
  });
