/** The wizard's state: one draft, its faults, and the request it becomes. */
import type { BotCreate, Instrument, Strategy } from "@/api/types";
import type { ParamFault } from "@/lib/param_fault";
import { parseDecimal } from "@/lib/price";
import { faultsOf, fieldsOf, paramsOf, type Values } from "./schema_form";
import type { Timeframe } from "@/lib/symbol";

export interface Draft {
  name: string;
  strategy: string;
  symbol: string;
  timeframe: Timeframe;
  values: Values;
  amount: string;
}

export type AmountFault = "required" | "not_a_number" | "not_positive" | "below_minimum" | "above_available";

export interface DraftFaults {
  name: boolean;
  strategy: boolean;
  symbol: boolean;
  values: Record<string, ParamFault>;
  amount: AmountFault | null;
}

export interface DraftContext {
  strategy: Strategy | undefined;
  instrument: Instrument | undefined;
  available: string | undefined;
}

export const name_length_max = 60;

export function draftFaults(draft: Draft, context: DraftContext): DraftFaults {
  const fields =
    context.strategy === undefined ? [] : fieldsOf(context.strategy.schema, context.strategy.defaults);
  return {
    name: draft.name.trim() === "" || draft.name.trim().length > name_length_max,
    strategy: context.strategy === undefined,
    symbol: context.instrument === undefined,
    values: faultsOf(fields, draft.values),
    amount: amountFault(draft.amount, context),
  };
}

export function hasFaults(faults: DraftFaults): boolean {
  return (
    faults.name ||
    faults.strategy ||
    faults.symbol ||
    faults.amount !== null ||
    Object.keys(faults.values).length > 0
  );
}

export function amountFault(
  typed: string,
  context: Pick<DraftContext, "instrument" | "available">,
): AmountFault | null {
  const text = typed.trim();
  if (text === "") return "required";
  const amount = parseDecimal(text);
  if (amount === null) return "not_a_number";
  if (amount.lte(0)) return "not_positive";
  if (context.instrument !== undefined && amount.lt(context.instrument.min_notional)) return "below_minimum";
  if (context.available !== undefined && amount.gt(context.available)) return "above_available";
  return null;
}

/** A part of what is free, rounded down to cents. */
export function partOf(available: string, percent: number): string {
  const amount = parseDecimal(available);
  return amount === null ? "" : amount.times(percent).div(100).round(2, 0).toFixed();
}

export function requestOf(draft: Draft, strategy: Strategy): BotCreate {
  return {
    name: draft.name.trim(),
    strategy: strategy.name,
    params: paramsOf(fieldsOf(strategy.schema, strategy.defaults), draft.values),
    symbol: draft.symbol,
    timeframe: draft.timeframe,
    base_amount: draft.amount.trim(),
  };
}
