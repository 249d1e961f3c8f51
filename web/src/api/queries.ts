/** Queries that more than one feature reads. */
import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { get, getPage } from "./client";
import { keys, type ListFilter } from "./keys";
import type {
  Bot,
  BotEvent,
  CandleSeries,
  Fill,
  Instrument,
  KillSwitches,
  Meta,
  Order,
  Page,
  Portfolio,
  PortfolioPoint,
  Position,
  Strategy,
  Ticker,
  Timeframe,
  Trade,
} from "./types";

const page_limit = 50;
const page_limit_fills = 100;
const fixed = Number.POSITIVE_INFINITY;

function paged<T>(
  key: readonly unknown[],
  path: string,
  query: ListFilter & { kind?: string },
  limit = page_limit,
) {
  return infiniteQueryOptions({
    queryKey: key,
    queryFn: ({ pageParam, signal }): Promise<Page<T>> =>
      getPage<T>(path, { ...query, cursor: pageParam, limit }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (last: Page<T>) => last.next_cursor,
  });
}

export const metaQuery = queryOptions({
  queryKey: keys.meta,
  queryFn: ({ signal }) => get<Meta>("meta", {}, signal),
  staleTime: 60_000,
});

export const instrumentsQuery = queryOptions({
  queryKey: keys.instruments,
  queryFn: ({ signal }) => get<Instrument[]>("instruments", { limit: 100 }, signal),
  staleTime: fixed,
});

export const pricesQuery = queryOptions({
  queryKey: keys.prices,
  queryFn: ({ signal }) => get<Ticker[]>("market/prices", {}, signal),
});

export const strategiesQuery = queryOptions({
  queryKey: keys.strategies,
  queryFn: ({ signal }) => get<Strategy[]>("strategies", {}, signal),
  staleTime: fixed,
});

export const portfolioQuery = queryOptions({
  queryKey: keys.portfolio,
  queryFn: ({ signal }) => get<Portfolio>("portfolio", {}, signal),
});

export const killSwitchQuery = queryOptions({
  queryKey: keys.killSwitch,
  queryFn: ({ signal }) => get<KillSwitches>("risk/kill-switch", {}, signal),
});

export const botsQuery = queryOptions({
  queryKey: keys.bots,
  queryFn: ({ signal }) => get<Bot[]>("bots", { limit: 100 }, signal),
});

export const botQuery = (id: string) =>
  queryOptions({
    queryKey: keys.bot(id),
    queryFn: ({ signal }) => get<Bot>(`bots/${encodeURIComponent(id)}`, {}, signal),
  });

export const portfolioHistoryQuery = (interval: string) =>
  queryOptions({
    queryKey: keys.portfolioHistory(interval),
    queryFn: ({ signal }) => get<PortfolioPoint[]>("portfolio/history", { interval, limit: 500 }, signal),
    refetchInterval: 10_000,
  });

export const candlesQuery = (symbol: string, timeframe: Timeframe) =>
  queryOptions({
    queryKey: keys.candles(symbol, timeframe),
    queryFn: ({ signal }) =>
      get<CandleSeries>(`market/candles/${encodeURIComponent(symbol)}`, { timeframe, limit: 500 }, signal),
    staleTime: 0,
  });

export const positionsQuery = (filter: ListFilter) =>
  queryOptions({
    queryKey: keys.positions(filter),
    queryFn: ({ signal }) => get<Position[]>("positions", { ...filter }, signal),
  });

export const orderQuery = (id: string) =>
  queryOptions({
    queryKey: keys.order(id),
    queryFn: ({ signal }) => get<Order>(`orders/${encodeURIComponent(id)}`, {}, signal),
  });

export const ordersQuery = (filter: ListFilter) => paged<Order>(keys.orders(filter), "orders", filter);
export const fillsQuery = (filter: ListFilter) =>
  paged<Fill>(keys.fills(filter), "fills", filter, page_limit_fills);
export const tradesQuery = (filter: ListFilter) => paged<Trade>(keys.trades(filter), "trades", filter);
export const botEventsQuery = (id: string, kind: string) =>
  paged<BotEvent>(
    keys.botEvents(id, kind),
    `bots/${encodeURIComponent(id)}/events`,
    kind === "" ? {} : { kind },
  );
