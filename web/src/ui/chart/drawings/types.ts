/** What may be drawn over the candles, in bars and prices; pixels come later. */

/** `bar` is counted from the drawing's anchor: 0 is that candle, negative before it, positive where none is yet. */
export interface Spot {
  bar: number;
  price: number;
}

export interface NamedSpot extends Spot {
  label: string;
}

/** A price that is named, from a bar on. */
export interface NamedPrice {
  price: number;
  label: string;
}

interface Common {
  id: string;
  /** Opening instant (ms) of the candle from which bars are counted. */
  anchor: number;
  /** What may change still is dashed. */
  is_certain: boolean;
  /** One of several ways to see the same: fainter. */
  is_faint: boolean;
  label: string;
}

/** A polyline with a label at each turn; where it may go, and where it fails. */
export interface WaveDrawing extends Common {
  kind: "wave";
  /** Labels as the analysis writes them: square brackets stand for a ring. */
  points: NamedSpot[];
  /** What its waves are themselves made of: drawn while it is looked at. */
  inner: NamedSpot[][];
  /** Where the running wave has come to. */
  running: NamedSpot | null;
  target: { low: number; high: number; from: number; to: number; label: string } | null;
  fails: (NamedPrice & { from: number }) | null;
}

/** The levels of one swing, from its start to the right edge. */
export interface FibSwingDrawing extends Common {
  kind: "fib_swing";
  from: Spot;
  to: Spot;
  levels: (NamedPrice & { is_beyond: boolean })[];
  /** Bars at which time zones begin. */
  times: { bar: number; label: string }[];
}

/** Prices at which levels of several swings meet. */
export interface FibZoneDrawing extends Common {
  kind: "fib_zone";
  low: number;
  high: number;
  from: number;
  /** 0 to 1. */
  strength: number;
}

/** A chart shape: its turns, its edges, and what follows from it. */
export interface ShapeDrawing extends Common {
  kind: "shape";
  points: NamedSpot[];
  edges: [Spot, Spot][];
  direction: "up" | "down" | null;
  /** It reached its target, failed or ran out of time. */
  is_ended: boolean;
  target: NamedPrice | null;
  fails: NamedPrice | null;
}

/** A zone at which the price turned. */
export interface LevelDrawing extends Common {
  kind: "level";
  low: number;
  high: number;
  from: number;
  role: "support" | "resistance";
  strength: number;
}

/** A line through turning points, drawn on to the right edge. */
export interface LineDrawing extends Common {
  kind: "line";
  from: Spot;
  to: Spot;
  /** Price per bar. */
  slope: number;
  role: "support" | "resistance";
}

/** A mark at the last candle of a candlestick pattern. */
export interface CandleDrawing extends Common {
  kind: "candle";
  from: number;
  to: number;
  bias: "bullish" | "bearish" | "neutral";
}

/** Where in, where out, and for how long: what is risked and what may be won, as boxes. */
export interface PlanDrawing extends Common {
  kind: "plan";
  from: number;
  /** From this bar on it is void. */
  to: number;
  entry: number;
  stop: number;
  /** The nearest first. */
  targets: number[];
  /** The bar that ended it, and how. */
  end: { bar: number; label: string } | null;
}

export type Drawing =
  | WaveDrawing
  | FibSwingDrawing
  | FibZoneDrawing
  | ShapeDrawing
  | LevelDrawing
  | LineDrawing
  | CandleDrawing
  | PlanDrawing;
