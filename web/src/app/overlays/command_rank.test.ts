import { expect, it } from "vitest";
import { rankCommands } from "./command_rank";

const commands = ["Dashboard", "BTC/USDT", "Trend on BTC", "Subtract"].map((label) => ({ label }));
const labels = (typed: string) => rankCommands(commands, typed).map((command) => command.label);

it("shows everything before something is typed", () => expect(labels("")).toHaveLength(4));
it("puts prefixes first, then word starts, then the rest", () =>
  expect(labels("bt")).toEqual(["BTC/USDT", "Trend on BTC", "Subtract"]));
it("forgives the slash", () => expect(labels("btcusdt")).toEqual(["BTC/USDT"]));
it("finds nothing where there is nothing", () => expect(labels("xyz")).toEqual([]));
