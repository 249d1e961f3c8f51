/** Bots that buy and sell now and then, with reasons; enough to fill every table of the app. */
import type {
  Bot,
  BotEvent,
  Fill,
  Order,
  OrderStatus,
  Position,
  Purpose,
  Side,
  Trade,
} from "../../api/types.ts";
import type { Market } from "./market.ts";
import { seeded } from "./random.ts";

const minute_ms = 60_000;
const texts = {
  hold: "No entry: the fast average is below the slow one",
  buy: "Fast average crossed above the slow one: buy at market",
  sell: "The price reached the exit of the ladder: sell",
  refuse: "Refused: the day's loss would pass its limit",
};

export interface Happening {
  order: Order;
  fill: Fill | null;
  event: BotEvent;
  bot: Bot;
  position: Position | null;
}

export class Desk {
  readonly bots: Bot[] = [];
  readonly orders: Order[] = [];
  readonly fills: Fill[] = [];
  readonly trades: Trade[] = [];
  readonly positions: Position[] = [];
  readonly events = new Map<string, BotEvent[]>();
  readonly #market: Market;
  readonly #random = seeded(11);
  #count = 0;

  constructor(market: Market) {
    this.#market = market;
    const sample: [string, string, string, string][] = [
      ["Trend follower", "sma-cross", "sim:BTC-USDT", "184.22"],
      ["Ether breakout", "breakout", "sim:ETH-USDT", "42.07"],
      ["Meme sniper", "sma-cross", "sim:PEPE-USDT", "-61.4"],
      ["Solana ladder", "sma-cross", "sim:SOL-USDT", "12.9"],
      ["Buys every top", "sma-cross", "sim:RANGE-USDT", "-133.91"],
    ];
    for (const [name, strategy, instrument, profit] of sample)
      this.add(name, strategy, instrument, "2000", profit);
    for (let minute = 400; minute > 0; minute -= 9)
      for (const bot of this.bots) this.act(bot, market.now_ms - minute * minute_ms);
  }

  add(name: string, strategy: string, instrument: string, amount: string, profit: string): Bot {
    const id = this.#id("b");
    const is_new = profit === "0";
    const now = new Date(this.#market.now_ms).toISOString();
    const bot: Bot = {
      ...{ id, bot_id: id },
      name,
      description: "",
      kind: "strategy",
      strategy,
      params: { short: "10", long: "30", entry: "cross", exits: "ladder", size: "risk" },
      account_id: "a1",
      instrument,
      timeframe: "1m",
      base_amount: amount,
      desired_state: is_new ? "stopped" : "running",
      state: is_new ? "created" : "running",
      error: null,
      equity: (Number(amount) + Number(profit)).toFixed(2),
      cash: amount,
      realized_pnl: profit,
      unrealized_pnl: "0",
      net_profit: profit,
      net_profit_pct: ((Number(profit) / Number(amount)) * 100).toFixed(4),
      trades_count: is_new ? 0 : 14,
      open_trades: 0,
      win_rate_pct: is_new ? null : "42.86",
      fees_paid: is_new ? "0" : "18.4402",
      position: null,
      last_decision: null,
      ...{ created_at: now, updated_at: now, started_at: null, version: 1 },
    };
    this.bots.unshift(bot);
    this.events.set(id, []);
    return bot;
  }

  act(bot: Bot, at_ms: number): Happening | null {
    if (bot.state !== "running" || this.#random() < 0.25) return this.#decide(bot, at_ms, "hold");
    const open = this.positions.find((position) => position.bot_id === bot.id);
    if (open === undefined && this.#random() < 0.2) return this.#refuse(bot, at_ms);
    return open === undefined ? this.#buy(bot, at_ms) : this.#sell(bot, open, at_ms);
  }

  mark(): void {
    for (const position of this.positions) {
      const price = this.#market.price(position.instrument);
      const pnl = (Number(price) - Number(position.average_entry_price)) * Number(position.quantity);
      Object.assign(position, {
        current_price: price,
        unrealized_pnl: pnl.toFixed(4),
        unrealized_pnl_pct: ((pnl / Number(position.cost_basis)) * 100).toFixed(4),
      });
      const bot = this.bots.find((entry) => entry.id === position.bot_id);
      if (bot !== undefined) Object.assign(bot, { unrealized_pnl: pnl.toFixed(4), position });
    }
  }

  #buy(bot: Bot, at_ms: number): Happening {
    const price = this.#market.priceAt(bot.instrument, at_ms);
    const quantity = (400 / Number(price)).toPrecision(5);
    const plain = Number(quantity).toFixed(Number(price) < 0.001 ? 0 : 6);
    const event = this.#decide(bot, at_ms, "buy").event;
    const order = this.#order(bot, "buy", "entry", plain, price, at_ms, "filled", event);
    const level = (factor: number) => this.#market.text(bot.instrument, Number(price) * factor);
    const position: Position = {
      id: this.#id("p"),
      account_id: "a1",
      bot_id: bot.id,
      bot_name: bot.name,
      instrument: bot.instrument,
      side: "long",
      quantity: plain,
      average_entry_price: price,
      cost_basis: (Number(plain) * Number(price)).toFixed(4),
      current_price: price,
      unrealized_pnl: "0",
      unrealized_pnl_pct: "0",
      realized_pnl: "0",
      stop_loss: level(0.985),
      targets: [
        { price: level(1.012), quantity: plain, hit_at: null },
        { price: level(1.025), quantity: plain, hit_at: null },
      ],
      highest_price: price,
      opened_at: new Date(at_ms).toISOString(),
    };
    this.positions.unshift(position);
    bot.open_trades = 1;
    return { order, fill: this.#fill(order), event, bot, position };
  }

  #sell(bot: Bot, position: Position, at_ms: number): Happening {
    const price = this.#market.priceAt(bot.instrument, at_ms);
    const purposes: Purpose[] = ["stop", "tier_1", "signal", "trailing"];
    const purpose = purposes[Math.floor(this.#random() * purposes.length)] ?? "stop";
    const event = this.#decide(bot, at_ms, "sell").event;
    const order = this.#order(bot, "sell", purpose, position.quantity, price, at_ms, "filled", event);
    const pnl = (Number(price) - Number(position.average_entry_price)) * Number(position.quantity);
    this.positions.splice(this.positions.indexOf(position), 1);
    this.trades.unshift({
      id: this.#id("t"),
      bot_id: bot.id,
      bot_name: bot.name,
      instrument: bot.instrument,
      direction: "long",
      status: "finished",
      entry_time: position.opened_at,
      entry_price: position.average_entry_price ?? "0",
      quantity: position.quantity,
      invested: position.cost_basis,
      exit_time: new Date(at_ms).toISOString(),
      exit_price: price,
      returned: (Number(position.cost_basis) + pnl).toFixed(4),
      fees: "0.8",
      pnl: pnl.toFixed(4),
      pnl_pct: ((pnl / Number(position.cost_basis)) * 100).toFixed(4),
      highest_price: price,
      stop_loss: position.stop_loss,
      targets: position.targets,
      exit_reason: purpose,
    });
    Object.assign(bot, {
      open_trades: 0,
      trades_count: bot.trades_count + 1,
      unrealized_pnl: "0",
      position: null,
    });
    return { order, fill: this.#fill(order), event, bot, position: { ...position, quantity: "0" } };
  }

  #refuse(bot: Bot, at_ms: number): Happening {
    const event = this.#decide(bot, at_ms, "refuse").event;
    const order = this.#order(bot, "buy", "entry", "1", null, at_ms, "refused", event);
    return { order, fill: null, event, bot, position: null };
  }

  #decide(
    bot: Bot,
    at_ms: number,
    what: "hold" | "buy" | "sell" | "refuse",
  ): Happening & { event: BotEvent } {
    const price = this.#market.priceAt(bot.instrument, at_ms);
    const event: BotEvent = {
      id: this.#id("e"),
      bot_id: bot.id,
      at: new Date(at_ms).toISOString(),
      level: what === "refuse" ? "warn" : "info",
      kind: what === "refuse" ? "refusal" : what === "hold" ? "decision" : "order",
      code: what === "refuse" ? "DAILY_LOSS" : what.toUpperCase(),
      text: texts[what],
      facts: [
        { name: "close", value: price, unit: "USDT" },
        { name: "sma_short", value: (Number(price) * 1.001).toPrecision(8), unit: "USDT" },
        { name: "sma_long", value: (Number(price) * 0.999).toPrecision(8), unit: "USDT" },
      ],
      checks:
        what === "hold"
          ? []
          : [
              { rule: "balance", passed: true, observed: "402.11", allowed: "1840.5" },
              { rule: "risk_per_trade", passed: true, observed: "1.98 %", allowed: "2 %" },
              {
                rule: "daily_loss",
                passed: what !== "refuse",
                observed: what === "refuse" ? "5.21 %" : "1.10 %",
                allowed: "5 %",
              },
              { rule: "drawdown", passed: true, observed: "6.4 %", allowed: "15 %" },
            ],
      order_id: null,
    };
    this.events.get(bot.id)?.unshift(event);
    bot.last_decision = { at: event.at, kind: event.kind, text: event.text };
    return { event, bot, fill: null, position: null, order: undefined as unknown as Order };
  }

  #order(
    bot: Bot,
    side: Side,
    purpose: Purpose,
    quantity: string,
    price: string | null,
    at_ms: number,
    status: OrderStatus,
    explanation: BotEvent,
  ): Order {
    const at = new Date(at_ms).toISOString();
    const order: Order = {
      id: this.#id("o"),
      client_order_id: `tw-1-${this.#count}`,
      ...{ venue_order_id: null, bot_id: bot.id, bot_name: bot.name },
      instrument: bot.instrument,
      side,
      type: "market",
      quantity,
      quote_amount: null,
      price: null,
      stop_price: null,
      filled_quantity: status === "filled" ? quantity : "0",
      average_price: price,
      status,
      purpose,
      reject_code: status === "refused" ? "DAILY_LOSS" : null,
      reduce_only: side === "sell",
      created_at: at,
      updated_at: at,
      explanation,
    };
    explanation.order_id = order.id;
    this.orders.unshift(order);
    return order;
  }

  #fill(order: Order): Fill {
    const quote = Number(order.average_price) * Number(order.filled_quantity);
    const fill: Fill = {
      id: this.#id("f"),
      order_id: order.id,
      bot_id: order.bot_id,
      bot_name: order.bot_name,
      instrument: order.instrument,
      side: order.side,
      price: order.average_price ?? "0",
      quantity: order.filled_quantity,
      quote_quantity: quote.toFixed(4),
      fee: (quote * 0.001).toFixed(6),
      fee_asset: "USDT",
      liquidity: "taker",
      purpose: order.purpose,
      executed_at: order.created_at,
    };
    this.fills.unshift(fill);
    return fill;
  }

  #id(kind: string): string {
    this.#count += 1;
    return `${kind}-${String(this.#count).padStart(6, "0")}`;
  }
}
