/** Frames into the query cache, and topics back into the queries that must be read anew. */
import type { InfiniteData, QueryClient } from "@tanstack/react-query";
import { keys, type ListFilter } from "@/api/keys";
import type { Bot, BotEvent, Fill, Order, Page, Position } from "@/api/types";
import type { BotFrame, DataFrame, OrderFrame, PositionFrame, SignalFrame } from "./frames";
import { removeRow, upsertInPages, upsertRow } from "./pages";
import { signalWrite } from "./signals";
import { tickerWrite } from "./tickers";

const settle_delay_ms = 1_000;
const due = new Map<string, ReturnType<typeof setTimeout>>();

export function applyFrame(client: QueryClient, frame: DataFrame): void {
  switch (frame.channel) {
    case "ticker":
      return tickerWrite({ ...frame.data, at: new Date(frame.timestamp).toISOString() });
    case "portfolio":
      client.setQueryData(keys.portfolio, frame.data);
      return;
    case "positions":
      return applyPosition(client, frame);
    case "orders":
      return applyOrder(client, frame);
    case "bots":
      return applyBot(client, frame);
    case "signals":
      return applySignal(client, frame);
    case "candles":
      return;
  }
}

/** `topic` is `channel` or `channel:…`; `null` is everything live. */
export function resyncTopic(client: QueryClient, topic: string | null): void {
  const channel = topic?.split(":")[0] ?? null;
  const families: Record<string, string[]> = {
    ticker: ["prices"],
    candles: ["candles"],
    candle: ["candles"],
    orders: ["orders", "order", "fills", "trades"],
    positions: ["positions"],
    bots: ["bots", "bot", "bot-events", "bot-metrics"],
    portfolio: ["portfolio", "portfolio-history"],
    signals: ["signals", "signal"],
  };
  const names = channel === null ? Object.values(families).flat() : (families[channel] ?? []);
  for (const name of new Set(names)) void client.invalidateQueries({ queryKey: [name] });
}

function applyPosition(client: QueryClient, frame: PositionFrame): void {
  const position = frame.data;
  for (const [key] of client.getQueriesData<Position[]>({ queryKey: ["positions"] })) {
    if (!matches(key[1] as ListFilter, position)) continue;
    client.setQueryData<Position[]>(key, (rows) =>
      frame.action === "closed" ? removeRow(rows, position.id) : upsertRow(rows, position),
    );
  }
  if (frame.action !== "update") settleLater(client, ["trades"]);
}

function applyOrder(client: QueryClient, frame: OrderFrame): void {
  const { order, fill } = frame.data;
  writePages<Order>(client, "orders", order);
  client.setQueryData<Order>(keys.order(order.id), (old) => old && order);
  if (fill === undefined) return;
  writePages<Fill>(client, "fills", fill);
  settleLater(client, ["trades"]);
  settleLater(client, ["bot-metrics"]);
}

function applyBot(client: QueryClient, frame: BotFrame): void {
  const { bot, event } = frame.data;
  if (bot !== undefined && frame.action === "removed") {
    client.setQueryData<Bot[]>(keys.bots, (bots) => removeRow(bots, bot.id));
    // Who looks at it still is told that it is gone, without asking for what is not there.
    client.setQueryData(keys.botRemoved(bot.id), true);
    return;
  }
  if (bot !== undefined) {
    const is_listed = client.getQueryData<Bot[]>(keys.bots)?.some((other) => other.id === bot.id) === true;
    // A bot that the list does not know is new, or the list is old: the server says which.
    if (is_listed) client.setQueryData<Bot[]>(keys.bots, (bots) => upsertRow(bots, bot));
    else settleLater(client, [...keys.bots]);
    client.setQueryData<Bot>(keys.bot(bot.id), bot);
  }
  const bot_id = event?.bot_id ?? bot?.id;
  if (event === undefined || bot_id === undefined) return;
  for (const [key] of client.getQueriesData<InfiniteData<Page<BotEvent>>>({
    queryKey: ["bot-events", bot_id],
  })) {
    const kind = key[2];
    if (kind !== "" && kind !== event.kind) continue;
    client.setQueryData<InfiniteData<Page<BotEvent>>>(key, (pages) => upsertInPages(pages, event));
  }
}

/** What stands changes where it stands; a new one's place among pages and filters is the server's to say. */
function applySignal(client: QueryClient, frame: SignalFrame): void {
  signalWrite(client, frame.data);
  settleLater(client, ["signals"]);
}

function writePages<T extends { id: string; instrument: string; bot_id: string | null }>(
  client: QueryClient,
  family: string,
  row: T,
): void {
  for (const [key] of client.getQueriesData<InfiniteData<Page<T>>>({ queryKey: [family] })) {
    if (matches(key[1] as ListFilter, row))
      client.setQueryData<InfiniteData<Page<T>>>(key, (pages) => upsertInPages(pages, row));
  }
}

/** `symbol` in a filter is the short form; rows name the instrument `venue:SYMBOL`. */
export function matches(filter: ListFilter, row: { instrument: string; bot_id: string | null }): boolean {
  const is_market =
    filter.symbol === undefined ||
    row.instrument === filter.symbol ||
    row.instrument.endsWith(`:${filter.symbol}`);
  return is_market && (filter.bot_id === undefined || row.bot_id === filter.bot_id);
}

/** Derived lists are read once more when things have calmed down, not once per fill. */
function settleLater(client: QueryClient, key: string[]): void {
  const name = key.join("|");
  if (due.has(name)) return;
  due.set(
    name,
    setTimeout(() => {
      due.delete(name);
      void client.invalidateQueries({ queryKey: key });
    }, settle_delay_ms),
  );
}
