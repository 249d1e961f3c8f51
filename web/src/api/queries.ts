/** Queries that more than one feature reads. */
import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { get, getPage } from "./client";
import { keys, type ListFilter } from "./keys";
import type { EventKind, Page, Strategy } from "./types";
import type { Timeframe } from "@/lib/symbol";
import type { QueryOf } from "./contract";

const page_limit = 50;
const page_limit_fills = 100;
const fixed = Number.POSITIVE_INFINITY;

interface PageAsk {
  cursor?: string;
  signal: AbortSignal;
}

/** A growing list: pages by cursor. */
export function paged<T>(key: readonly unknown[], read: (ask: PageAsk) => Promise<Page<T>>) {
  return infiniteQueryOptions({
    queryKey: key,
    queryFn: ({ pageParam, signal }) => read({ signal, ...(pageParam !== null && { cursor: pageParam }) }),
    initialPageParam: null as string | null,
    getNextPageParam: (last: Page<T>) => last.next_cursor,
  });
}

export const metaQuery = queryOptions({
  queryKey: keys.meta,
  queryFn: ({ signal }) => get("/meta", { signal }),
  staleTime: 60_000,
});

export const instrumentsQuery = queryOptions({
  queryKey: keys.instruments,
  queryFn: ({ signal }) => get("/instruments", { query: { limit: 100 }, signal }),
  staleTime: fixed,
});

export const pricesQuery = queryOptions({
  queryKey: keys.prices,
  queryFn: ({ signal }) => get("/market/prices", { signal }),
});

export const strategiesQuery = queryOptions({
  queryKey: keys.strategies,
  queryFn: async ({ signal }) => (await get("/strategies", { signal })) as Strategy[],
  staleTime: fixed,
});

export const portfolioQuery = queryOptions({
  queryKey: keys.portfolio,
  queryFn: ({ signal }) => get("/portfolio", { signal }),
});

export const killSwitchQuery = queryOptions({
  queryKey: keys.killSwitch,
  queryFn: ({ signal }) => get("/risk/kill-switch", { signal }),
});

export const botsQuery = queryOptions({
  queryKey: keys.bots,
  queryFn: ({ signal }) => get("/bots", { query: { limit: 100 }, signal }),
});

export const botQuery = (id: string) =>
  queryOptions({
    queryKey: keys.bot(id),
    queryFn: ({ signal }) => get("/bots/{id}", { parts: { id }, signal }),
  });

export const portfolioHistoryQuery = (
  interval: NonNullable<QueryOf<"/portfolio/history", "get">["interval"]>,
) =>
  queryOptions({
    queryKey: keys.portfolioHistory(interval),
    queryFn: ({ signal }) => get("/portfolio/history", { query: { interval, limit: 500 }, signal }),
    refetchInterval: 10_000,
  });

/** The newest, or the newest that began before `until` (ms). */
export const candlesQuery = (symbol: string, timeframe: Timeframe, until?: number) =>
  queryOptions({
    queryKey:
      until === undefined
        ? keys.candles(symbol, timeframe)
        : [...keys.candles(symbol, timeframe), "until", until],
    queryFn: ({ signal }) =>
      get("/market/candles/{symbol}", {
        parts: { symbol },
        query: { timeframe, limit: 500, ...(until !== undefined && { to: String(until) }) },
        signal,
      }),
    staleTime: 0,
  });

export const positionsQuery = (filter: ListFilter) =>
  queryOptions({
    queryKey: keys.positions(filter),
    queryFn: ({ signal }) => get("/positions", { query: { ...filter }, signal }),
  });

export const orderQuery = (id: string) =>
  queryOptions({
    queryKey: keys.order(id),
    queryFn: ({ signal }) => get("/orders/{id}", { parts: { id }, signal }),
  });

export const ordersQuery = (filter: ListFilter) =>
  paged(keys.orders(filter), ({ signal, ...cursor }) =>
    getPage("/orders", { query: { ...filter, ...cursor, limit: page_limit }, signal }),
  );

export const fillsQuery = (filter: ListFilter) =>
  paged(keys.fills(filter), ({ signal, ...cursor }) =>
    getPage("/fills", { query: { ...filter, ...cursor, limit: page_limit_fills }, signal }),
  );

export const tradesQuery = (filter: ListFilter) =>
  paged(keys.trades(filter), ({ signal, ...cursor }) =>
    getPage("/trades", { query: { ...filter, ...cursor, limit: page_limit }, signal }),
  );

export const botEventsQuery = (id: string, kind: EventKind | "") =>
  paged(keys.botEvents(id, kind), ({ signal, ...cursor }) =>
    getPage("/bots/{id}/events", {
      parts: { id },
      query: { ...cursor, limit: page_limit, ...(kind !== "" && { kind }) },
      signal,
    }),
  );
