/**
 * The shapes of the wire, as the API document has them (`npm run generate`).
 * Money, prices, quantities and percentages are decimal strings; `null` is "unknown".
 */
import type { components } from "./schema";

type Schemas = components["schemas"];

export type Account = Schemas["Account"];
export type Assessment = Schemas["Assessment"];
export type Balance = Schemas["Balance"];
export type Bot = Schemas["Bot"];
export type BotCreate = Required<
  Pick<Schemas["BotCreateRequest"], "name" | "strategy" | "params" | "symbol" | "timeframe" | "base_amount">
>;
export type BotEvent = Schemas["BotEvent"];
export type BotMetrics = Schemas["BotMetrics"];
export type BotState = Schemas["BotState"];
export type Candle = Schemas["Candle"];
export type CandleSeries = Schemas["CandleSeries"];
export type CandlestickReading = Schemas["CandlestickReading"];
export type ChartShape = Schemas["ChartShape"];
export type EventKind = Schemas["EventKind"];
export type DrawnPoint = Schemas["DrawnPoint"];
export type DrawnTrendLine = Schemas["DrawnTrendLine"];
export type ElliottAnalysis = Schemas["ElliottAnalysis"];
export type Fact = Schemas["Fact"];
export type FibonacciAnalysis = Schemas["FibonacciAnalysis"];
export type FibonacciPrice = Schemas["FibonacciPrice"];
export type FibonacciSwing = Schemas["FibonacciSwing"];
export type FibonacciZone = Schemas["FibonacciZone"];
export type Fill = Schemas["Fill"];
export type Indicator = Schemas["Indicator"];
export type IndicatorParam = Schemas["IndicatorParam"];
export type IndicatorSeries = Schemas["IndicatorSeries"];
export type Instrument = Schemas["Instrument"];
export type KillSwitches = Schemas["KillSwitches"];
export type LevelAnalysis = Schemas["LevelAnalysis"];
export type Me = Schemas["Me"];
export type Meta = Schemas["Meta"];
export type Order = Schemas["Order"];
export type OrderStatus = Schemas["OrderStatus"];
export type Pagination = Schemas["Pagination"];
export type PatternAnalysis = Schemas["PatternAnalysis"];
export type Portfolio = Schemas["Portfolio"];
export type PortfolioPoint = Schemas["PortfolioPoint"];
export type Position = Schemas["Position"];
export type PriceLevel = Schemas["PriceLevel"];
export type Purpose = Schemas["Purpose"];
export type Reasoning = Schemas["Reasoning"];
export type ReasoningPart = Schemas["ReasoningPart"];
export type RiskCheck = Schemas["RiskCheck"];
export type ScoredReason = Schemas["ScoredReason"];
export type Side = Schemas["Side"];
export type Signal = Schemas["Signal"];
export type SignalAnswerWord = Schemas["SignalAnswerWord"];
export type SignalArgument = Schemas["SignalArgument"];
export type SignalDesk = Schemas["SignalDesk"];
export type SignalDeskOver = Schemas["SignalDeskOver"];
export type SignalDirection = Schemas["SignalDirection"];
export type SignalEnd = Schemas["SignalEnd"];
export type SignalFigures = Schemas["SignalFigures"];
export type SignalHead = Schemas["SignalHead"];
export type SignalOutcome = Schemas["SignalOutcome"];
export type SignalPerformance = Schemas["SignalPerformance"];
export type SignalPlan = Schemas["SignalPlan"];
export type SignalRequest = Schemas["SignalRequest"];
export type SignalSource = Schemas["SignalSource"];
export type SignalStatus = Schemas["SignalStatus"];
export type SignalSummary = Schemas["SignalSummary"];
export type Strategy = Omit<Schemas["Strategy"], "schema"> & { schema: ParameterSchema };
export type Ticker = Schemas["Ticker"];
export type Tokens = Schemas["Tokens"];
export type Trade = Schemas["Trade"];
export type WaveCount = Schemas["WaveCount"];

/** Of a refusal only `status` is sure to be known: a proxy in between may answer too. */
export type ProblemBody = Partial<Schemas["Problem"]>;

/** The document calls a strategy's schema an object; these are the parts that the app reads. */
export interface ParameterSchema {
  type?: string;
  properties?: Record<string, SchemaProperty>;
  required?: string[];
}

export interface SchemaProperty {
  title?: string;
  description?: string;
  type?: string;
  default?: unknown;
  minimum?: number | string;
  maximum?: number | string;
  exclusiveMinimum?: number | string;
  enum?: string[];
  "x-unit"?: string;
  /** Its place in the form. */
  "x-order"?: number;
}

export interface Page<T> {
  items: T[];
  next_cursor: string | null;
}
