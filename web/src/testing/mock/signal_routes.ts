/** The signals' part of the mock API. */
import type { Signal, SignalStatus, SignalSummary } from "../../api/types.ts";
import { found, ok, page, problem, type Answer } from "./answers.ts";
import { instruments } from "./catalogue.ts";
import type { SignalDesk } from "./signals.ts";

export function signalRead(desk: SignalDesk, id: string, query: URLSearchParams): Answer {
  if (id === "performance")
    return ok(desk.performance(query.get("symbol") ?? "", query.get("timeframe") ?? "1h"));
  if (id === "desk") return ok(desk.looked());
  if (id !== "") return found(desk.signals.find((signal) => signal.id === id));
  const wanted = (name: string, value: string) => !query.has(name) || query.get(name) === value;
  const rows = desk.signals.filter(
    (signal) =>
      wanted("symbol", signal.instrument.slice(signal.instrument.indexOf(":") + 1)) &&
      wanted("timeframe", signal.timeframe) &&
      wanted("direction", signal.direction) &&
      wanted("state", signal.outcome === null ? "open" : "ended"),
  );
  return page(rows.map(summaryOf), query);
}

/** What a list tells of a signal. */
export function summaryOf(signal: Signal): SignalSummary {
  const { take_profits, reasoning, ...rest } = signal;
  return {
    ...rest,
    target_prices: take_profits.map(({ price }) => price),
    reason: { source: "technical", text: reasoning.technical.text },
  };
}

export function signalWrite(desk: SignalDesk, id: string, body: Record<string, unknown>): Answer {
  const timeframe = typeof body["timeframe"] === "string" ? body["timeframe"] : "1h";
  if (id === "scan") {
    const symbols = (body["symbols"] as string[] | undefined) ?? instruments.map(({ symbol }) => symbol);
    const assessed = symbols.flatMap((symbol) => desk.assess(symbol, timeframe) ?? []);
    return ok(assessed.sort((one, other) => other.confidence - one.confidence));
  }
  if (id === "generate") {
    const assessed = desk.assess(String(body["symbol"]), timeframe);
    return assessed === null ? problem(422, "VALIDATION_ERROR", "there is no such instrument") : ok(assessed);
  }
  const signal = desk.signals.find((entry) => entry.id === id);
  if (signal === undefined) return found(undefined);
  if (signal.outcome !== null) return problem(409, "CONFLICT", "this signal has ended");
  signal.status = body["status"] as SignalStatus;
  return ok({ ...signal });
}
