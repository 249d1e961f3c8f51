/** A candle as the chart takes it: opening instant in ms, exact decimal strings. */
export interface Bar {
  t: number;
  open: string;
  high: string;
  low: string;
  close: string;
  volume: string;
}

export interface ChartMark {
  id: string;
  /** Opening instant of the bar it belongs to. */
  t: number;
  side: "buy" | "sell";
  label: string;
}

export interface ChartLine {
  id: string;
  kind: "entry" | "stop" | "target";
  price: string;
  label: string;
}
