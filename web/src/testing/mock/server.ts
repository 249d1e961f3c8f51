/** The contract of the real server, answered from memory: REST as (method, path, body) → answer, and socket frames. */
import type { BotCreate, Portfolio, PortfolioPoint } from "../../api/types.ts";
import type { Timeframe } from "../../lib/symbol.ts";
import { analysisOf } from "./analysis.ts";
import { found, ok, page, problem, type Answer } from "./answers.ts";
import { Desk } from "./bots.ts";
import { instruments, me, strategies } from "./catalogue.ts";
import { indicators, indicatorsOf } from "./indicators.ts";
import { Market } from "./market.ts";
import { seeded } from "./random.ts";
import { SignalDesk } from "./signals.ts";
import { signalRead, signalWrite } from "./signal_routes.ts";

export class MockServer {
  readonly market = new Market();
  readonly desk = new Desk(this.market);
  readonly signals = new SignalDesk(this.market);
  #engaged: unknown[] = [];
  is_signed_in = false;

  answer(method: string, url: URL, body: Record<string, unknown>): Answer {
    const path = url.pathname.replace(/^\/api\/v1\//, "");
    if (path.startsWith("auth/")) return this.#auth(path);
    if (path === "meta") return ok(this.#meta());
    if (!this.is_signed_in) return problem(401, "UNAUTHENTICATED", "sign in first");
    return method === "GET" ? this.#read(path, url.searchParams) : this.#write(method, path, body);
  }

  portfolio(): Portfolio {
    const { bots, positions, trades } = this.desk;
    const unrealized = positions.reduce((sum, position) => sum + Number(position.unrealized_pnl), 0);
    const realized = bots.reduce((sum, bot) => sum + Number(bot.realized_pnl), 0);
    const invested = positions.reduce((sum, position) => sum + Number(position.cost_basis), 0);
    return {
      total_value: (20_000 + realized + unrealized).toFixed(2),
      daily_pnl: (unrealized + 31.2).toFixed(2),
      daily_pnl_pct: ((unrealized + 31.2) / 200).toFixed(4),
      available_balance: (10_000 - invested / 2).toFixed(2),
      held_balance: "120.5",
      total_invested: invested.toFixed(2),
      realized_pnl: realized.toFixed(4),
      unrealized_pnl: unrealized.toFixed(4),
      net_profit: (realized + unrealized).toFixed(2),
      net_profit_pct: ((realized + unrealized) / 200).toFixed(4),
      max_drawdown_pct: "3.42",
      positions,
      balances: [],
      active_bots: bots.filter((bot) => bot.state === "running").length,
      total_bots: bots.length,
      total_trades: trades.length,
      win_rate_pct: "44.1",
      updated_at: new Date(this.market.now_ms).toISOString(),
    };
  }

  #auth(path: string): Answer {
    this.is_signed_in = path !== "auth/logout" && (path !== "auth/refresh" || this.is_signed_in);
    if (path === "auth/refresh" && !this.is_signed_in) return problem(401, "UNAUTHENTICATED", "no session");
    return ok({ access_token: "mock", refresh_token: "mock", expires_in: 900, user: me });
  }

  #meta() {
    return {
      name: "Tradewind",
      version: "0.1.0",
      demo: true,
      features: [],
      market: {
        kind: "synthetic",
        label: "Synthetic market, seed 7",
        speed: "60",
        market_time: new Date(this.market.now_ms).toISOString(),
      },
      server_time: new Date().toISOString(),
    };
  }

  #read(path: string, query: URLSearchParams): Answer {
    const [room = "", id = "", part = ""] = path.split("/").map(decodeURIComponent);
    const passes = (row: { instrument: string; bot_id: string | null }) =>
      (!query.has("symbol") || row.instrument.endsWith(`:${query.get("symbol")}`)) &&
      (!query.has("bot_id") || row.bot_id === query.get("bot_id"));
    this.desk.mark();
    switch (room) {
      case "me":
        return ok(me);
      case "instruments":
        return ok(instruments);
      case "strategies":
        return ok(strategies);
      case "indicators":
        return ok(indicators);
      case "market":
        if (id === "prices") return ok(instruments.map((instrument) => this.market.ticker(instrument.id)));
        return this.#candles(part, query);
      case "portfolio":
        return ok(id === "history" ? this.#history() : this.portfolio());
      case "positions":
        return ok(this.desk.positions.filter(passes));
      case "orders":
        return id === ""
          ? page(this.desk.orders.filter(passes), query)
          : found(this.desk.orders.find((order) => order.id === id));
      case "fills":
        return page(this.desk.fills.filter(passes), query);
      case "trades":
        return page(this.desk.trades.filter(passes), query);
      case "risk":
        return ok({ engaged: this.#engaged });
      case "signals":
        return signalRead(this.signals, id, query);
      case "bots":
        return this.#bots(id, part, query);
      default:
        return problem(404, "NOT_FOUND", "there is no such path");
    }
  }

  #bots(id: string, part: string, query: URLSearchParams): Answer {
    if (id === "") return ok(this.desk.bots);
    const bot = this.desk.bots.find((entry) => entry.id === id);
    if (bot === undefined) return problem(404, "NOT_FOUND", "there is no such bot");
    if (part === "events")
      return page(
        (this.desk.events.get(id) ?? []).filter(
          (event) => !query.has("kind") || event.kind === query.get("kind"),
        ),
        query,
      );
    if (part === "metrics") {
      const equity = this.#history().map((point) => ({
        t: point.t,
        equity: (Number(point.total_value) / 10).toFixed(2),
      }));
      return ok({
        equity,
        max_drawdown_pct: "4.2",
        profit_factor: 1.31,
        win_rate_pct: bot.win_rate_pct,
        exit_reasons: { stop: 6, tier_1: 5, trailing: 2, signal: 1 },
      });
    }
    return ok(bot);
  }

  #write(method: string, path: string, body: Record<string, unknown>): Answer {
    const [room = "", id = "", action = ""] = path.split("/");
    if (room === "risk") {
      this.#engaged =
        method === "POST"
          ? [{ scope: "account", bot_id: null, reason: body["reason"], engaged_at: new Date().toISOString() }]
          : [];
      return ok({ engaged: this.#engaged });
    }
    if (room === "analysis") return this.#analysis(id, action, body);
    if (room === "signals") return signalWrite(this.signals, id, body);
    if (room !== "bots") return problem(404, "NOT_FOUND", "there is no such path");
    if (id === "") {
      const wanted = body as unknown as BotCreate;
      const made = this.desk.add(
        wanted.name,
        wanted.strategy,
        `sim:${wanted.symbol}`,
        wanted.base_amount,
        "0",
      );
      return { status: 201, body: { success: true, data: made } };
    }
    const bot = this.desk.bots.find((entry) => entry.id === id);
    if (bot === undefined) return problem(404, "NOT_FOUND", "there is no such bot");
    if (method === "DELETE") {
      this.desk.bots.splice(this.desk.bots.indexOf(bot), 1);
      return ok(null);
    }
    bot.state = action === "start" ? "running" : action === "pause" ? "paused" : "stopped";
    return ok({ ...bot });
  }

  #analysis(question: string, symbol: string, body: Record<string, unknown>): Answer {
    const instrument = instruments.find((entry) => entry.symbol === symbol);
    if (instrument === undefined) return problem(404, "NOT_FOUND", "there is no such instrument");
    const timeframe = (body["timeframe"] ?? "1h") as Timeframe;
    const closed = this.market.candles(instrument.id, timeframe, Number.MAX_SAFE_INTEGER).slice(0, -1);
    return found(analysisOf(question, instrument.id, timeframe, closed) ?? undefined);
  }

  #candles(symbol: string, query: URLSearchParams): Answer {
    const instrument = instruments.find((entry) => entry.symbol === symbol);
    if (instrument === undefined) return problem(404, "NOT_FOUND", "there is no such instrument");
    const timeframe = (query.get("timeframe") ?? "1m") as Timeframe;
    const bars = this.market.candles(instrument.id, timeframe, Number.MAX_SAFE_INTEGER);
    const closed = bars.slice(0, -1);
    const candles = closed.slice(-Number(query.get("limit") ?? 300));
    const computed = indicatorsOf(query.get("indicators") ?? "", closed, candles.length);
    if (typeof computed === "string") return problem(422, "VALIDATION_ERROR", computed);
    return ok({
      instrument: instrument.id,
      timeframe,
      candles,
      forming: bars.at(-1) ?? null,
      indicators: computed,
    });
  }

  #history(): PortfolioPoint[] {
    const random = seeded(3);
    let value = 20_000;
    return Array.from({ length: 240 }, (_, index) => {
      value += (random() - 0.49) * 38;
      return {
        t: this.market.now_ms - (240 - index) * 300_000,
        total_value: value.toFixed(2),
        cash_value: "9000",
      };
    });
  }
}
