import { queryOptions } from "@tanstack/react-query";
import { get } from "@/api/client";
import { keys } from "@/api/keys";
import type { CandleSeries } from "@/api/types";
import type { Timeframe } from "@/lib/symbol";

/** As many as the chart reads at first. */
const candles_read = 500;

/** What the server can compute; it changes with the server only. */
export const indicatorsQuery = queryOptions({
  queryKey: keys.indicators,
  queryFn: ({ signal }) => get("/indicators", { signal }),
  staleTime: Number.POSITIVE_INFINITY,
});

/** The values of one moment: times of the closed candles, and one series for each indicator of the line. */
export interface IndicatorValues {
  line: string;
  times: number[];
  series: CandleSeries["indicators"];
}

export const indicatorValuesQuery = (symbol: string, timeframe: Timeframe, line: string) =>
  queryOptions({
    queryKey: keys.indicatorValues(symbol, timeframe, line),
    queryFn: async ({ signal }): Promise<IndicatorValues> => {
      const answer = await get("/market/candles/{symbol}", {
        parts: { symbol },
        query: { timeframe, limit: candles_read, indicators: line },
        signal,
      });
      return { line, times: answer.candles.map((candle) => candle.t), series: answer.indicators };
    },
    enabled: line !== "",
    staleTime: 0,
    gcTime: 60_000,
  });
