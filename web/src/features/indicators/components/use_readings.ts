import { useLingui } from "@lingui/react/macro";
import { useMemo } from "react";
import { axisPrice, formatReading } from "@/ui/chart/format";
import type { Reading } from "@/ui/chart/types";
import type { ActiveIndicator } from "../logic/active";
import { columnLabel } from "../logic/labels";

export interface ColumnReading extends Reading {
  indicator: string;
  column: number;
  /** The last of all where `t` is `null`. */
  numberAt: (t: number | null) => number | null;
  text: (value: number | null) => string;
}

/** Each column of each shown indicator as text, by the time of the candle. */
export function useReadings(active: ActiveIndicator[], times: number[], tick: string): ColumnReading[] {
  const { t: say } = useLingui();
  return useMemo(() => {
    const rows = new Map(times.map((t, index) => [t, index]));
    const words = { up: say`bullish`, down: say`bearish` };
    return active
      .filter(({ place }) => place !== "hidden")
      .flatMap(({ item, spec, label, place, series }) =>
        spec.outputs.map((output, column) => {
          const values = series?.columns[column]?.values ?? [];
          const text = (value: number | null) => {
            if (value === null) return "-";
            if (place === "notes") return value === 0 ? "-" : value > 0 ? words.up : words.down;
            if (output.style === "integer") return formatReading(Math.round(value)).replace(/\.0+$/, "");
            return place === "candles" ? axisPrice(value, tick) : formatReading(value);
          };
          const numberAt = (t: number | null) => {
            const row = t === null ? values.length - 1 : rows.get(t);
            return row === undefined ? null : (values[row] ?? null);
          };
          return {
            id: `${item.id}/${output.name}`,
            indicator: item.id,
            column,
            label: columnLabel(label, spec.name, output.name, spec.outputs.length),
            numberAt,
            text,
            at: (t: number) => text(numberAt(t)),
          };
        }),
      );
  }, [active, times, tick, say]);
}
