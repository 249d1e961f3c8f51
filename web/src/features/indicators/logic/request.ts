/** The line that asks for indicators: `rsi(timeperiod=21),bbands,macd`. */
import type { ChosenIndicator } from "./choice";

/** Hidden ones are asked for too: to show them again costs nothing. */
export function requestLine(choice: ChosenIndicator[]): string {
  return choice.map(requestText).join(",");
}

export function requestText({ name, params }: Pick<ChosenIndicator, "name" | "params">): string {
  const pairs = Object.entries(params).map(([param, value]) => `${param}=${value}`);
  return pairs.length === 0 ? name : `${name}(${pairs.join(",")})`;
}
