/** The indicators that somebody put on the chart: what is kept in the browser, read back without trust. */
import type { Indicator } from "@/api/types";
import { isParamFine } from "./params";

export const indicators_max = 16;
export const storage_version = 1;

export interface ChosenIndicator {
  /** Of this choice; one indicator may be there twice. */
  id: string;
  name: string;
  /** All that differs from the indicator's own defaults, as text. */
  params: Record<string, string>;
  is_hidden: boolean;
  /** Its place in the palette: the others keep their colours when one goes. */
  colour: number;
}

export function choiceText(choice: ChosenIndicator[]): string {
  return JSON.stringify({ version: storage_version, indicators: choice });
}

/** What cannot be read is left out; another version is nothing. */
export function choiceOf(text: string | null): ChosenIndicator[] {
  let saved: unknown;
  try {
    saved = JSON.parse(text ?? "null");
  } catch {
    return [];
  }
  if (!isRecord(saved) || saved["version"] !== storage_version || !Array.isArray(saved["indicators"]))
    return [];
  const ids = new Set<string>();
  return saved["indicators"]
    .flatMap((entry: unknown) => {
      const item = itemOf(entry);
      if (item === null || ids.has(item.id)) return [];
      ids.add(item.id);
      return [item];
    })
    .slice(0, indicators_max);
}

function itemOf(entry: unknown): ChosenIndicator | null {
  if (!isRecord(entry)) return null;
  const { id, name, params, is_hidden, colour } = entry;
  if (typeof id !== "string" || id === "" || typeof name !== "string" || !/^\w{1,64}$/.test(name))
    return null;
  const pairs = Object.entries(isRecord(params) ? params : {});
  return {
    id,
    name,
    params: Object.fromEntries(
      pairs.filter((pair): pair is [string, string] => /^\w+$/.test(pair[0]) && typeof pair[1] === "string"),
    ),
    is_hidden: is_hidden === true,
    colour: typeof colour === "number" && Number.isInteger(colour) && colour >= 0 ? colour : 0,
  };
}

/** Against what the server knows: unknown indicators go, parameters that it would refuse fall back to its defaults. */
export function choiceChecked(
  choice: ChosenIndicator[],
  known: Indicator[],
): { kept: ChosenIndicator[]; unknown: string[] } {
  const kept: ChosenIndicator[] = [];
  const unknown: string[] = [];
  for (const item of choice) {
    const spec = known.find((indicator) => indicator.name === item.name);
    if (spec === undefined) unknown.push(item.name);
    else kept.push({ ...item, params: paramsChecked(item.params, spec) });
  }
  return { kept, unknown };
}

function paramsChecked(params: Record<string, string>, spec: Indicator): Record<string, string> {
  return Object.fromEntries(
    spec.params.flatMap((param) => {
      const value = params[param.name];
      return value !== undefined && value !== param.default && isParamFine(param, value)
        ? [[param.name, value]]
        : [];
    }),
  );
}

export function chosenWith(choice: ChosenIndicator[], name: string, params = {}): ChosenIndicator[] {
  if (choice.length >= indicators_max) return choice;
  const numbers = choice.map((item) => Number(/^i(\d+)$/.exec(item.id)?.[1] ?? 0));
  const id = `i${Math.max(0, ...numbers) + 1}`;
  return [...choice, { id, name, params, is_hidden: false, colour: freeColour(choice) }];
}

function freeColour(choice: ChosenIndicator[]): number {
  const taken = new Set(choice.map((item) => item.colour));
  let colour = 0;
  while (taken.has(colour)) colour += 1;
  return colour;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
