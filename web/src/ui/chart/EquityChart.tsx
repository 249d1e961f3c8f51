import { Trans, useLingui } from "@lingui/react/macro";
import { useEffect, useRef, useState, useSyncExternalStore } from "react";
import uPlot from "uplot";
import "uplot/dist/uPlot.min.css";
import { formatInstant } from "@/lib/clock";
import { preferences, preferencesWatch } from "@/lib/preferences";
import { formatCompact, formatMoney } from "@/lib/price";
import { DataTable } from "../DataTable";
import { Money } from "../Figure";
import { readPalette } from "./palette_css";

export interface EquityPoint {
  t: number;
  value: string;
}

interface EquityChartProps {
  label: string;
  points: EquityPoint[];
  /** Drawn as a dashed line: what the account began with. */
  baseline?: string | undefined;
  asTable?: boolean;
}

/** Equity over time. Filled towards the baseline; the readout follows the pointer. */
export function EquityChart({ label, points, baseline, asTable = false }: EquityChartProps) {
  const { t } = useLingui();
  const container = useRef<HTMLDivElement>(null);
  const plot = useRef<uPlot | null>(null);
  const [index, setIndex] = useState<number | null>(null);
  const look = useSyncExternalStore(preferencesWatch, preferences);
  const shown = points[index ?? points.length - 1];
  const has_points = points.length > 1;

  useEffect(() => {
    const node = container.current;
    if (node === null || asTable || !has_points) return;
    const made = new uPlot(optionsOf(node, setIndex), [[], [], []], node);
    plot.current = made;
    const observer = new ResizeObserver(() =>
      made.setSize({ width: node.clientWidth, height: node.clientHeight }),
    );
    observer.observe(node);
    return () => {
      observer.disconnect();
      plot.current = null;
      made.destroy();
    };
  }, [look, asTable, has_points]);

  useEffect(() => {
    const times = points.map((point) => point.t / 1_000);
    const values = points.map((point) => Number(point.value));
    const base = baseline === undefined ? values.map(() => null) : values.map(() => Number(baseline));
    plot.current?.setData([times, values, base]);
  }, [points, baseline, look, asTable, has_points]);

  if (!has_points) {
    return (
      <p className="grid h-full place-items-center p-6 text-center text-muted">
        <Trans>The curve begins with the second reading.</Trans>
      </p>
    );
  }
  if (asTable) {
    return (
      <DataTable
        label={t`${label}, as a table`}
        rows={points.slice(-100).reverse()}
        rowKey={(point) => String(point.t)}
        columns={[
          { id: "t", header: t`Time`, cell: (point) => formatInstant(point.t, "minute"), lead: true },
          { id: "value", header: t`Equity`, cell: (point) => <Money value={point.value} />, align: "end" },
        ]}
      />
    );
  }
  const summary = t`${label}: from ${formatMoney(points[0]?.value).text} to ${formatMoney(points.at(-1)?.value).text}`;
  return (
    <div className="relative h-full">
      <p className="num pointer-events-none absolute end-3 top-1 z-10 text-2xs text-muted" aria-hidden="true">
        {shown && (
          <>
            {formatInstant(shown.t, "minute")} <b className="text-text">{formatMoney(shown.value).text}</b>
          </>
        )}
      </p>
      <div ref={container} className="h-full" role="img" aria-label={summary} />
    </div>
  );
}

/** Whole minutes and up: a curve has no finer reading. */
const axis_steps_s = [60, 300, 900, 1_800, 3_600, 7_200, 14_400, 28_800, 86_400, 172_800, 604_800, 2_592_000];

function optionsOf(node: HTMLElement, onIndex: (index: number | null) => void): uPlot.Options {
  const palette = readPalette();
  const font = `11px ${palette.font}`;
  const axis = {
    stroke: palette.muted,
    font,
    grid: { stroke: palette.line, width: 1 },
    ticks: { show: false },
  };
  return {
    width: node.clientWidth,
    height: node.clientHeight,
    padding: [24, 20, 4, 4],
    legend: { show: false },
    cursor: { y: false, points: { size: 6, fill: palette.accent }, drag: { x: false, y: false } },
    hooks: { setCursor: [(plot) => onIndex(plot.cursor.idx ?? null)] },
    axes: [
      {
        ...axis,
        space: 80,
        size: 28,
        incrs: axis_steps_s,
        values: (_plot, splits) => splits.map((split) => axisInstant(split, splits)),
      },
      {
        ...axis,
        size: 62,
        space: 36,
        values: (_plot, splits) => splits.map((split) => axisMoney(split, splits)),
      },
    ],
    scales: { y: { range: (_plot, low, high) => padded(low, high) } },
    series: [
      {},
      { stroke: palette.accent, width: 1.5, fill: `${palette.accent}1c`, points: { show: false } },
      { stroke: palette.line_strong, width: 1, dash: [4, 4], points: { show: false } },
    ],
  };
}

function padded(low: number, high: number): [number, number] {
  const room = Math.max((high - low) * 0.12, Math.abs(high) * 0.0005, 0.01);
  return [low - room, high + room];
}

function axisMoney(split: number, splits: number[]): string {
  const step = Math.abs((splits[1] ?? 0) - (splits[0] ?? 0));
  if (step >= 1_000) return formatCompact(String(split)).text;
  return split.toLocaleString("en", {
    maximumFractionDigits: step >= 1 ? 0 : 2,
    minimumFractionDigits: step >= 1 ? 0 : 2,
  });
}

function axisInstant(split: number, splits: number[]): string {
  const span = (splits.at(-1) ?? 0) - (splits[0] ?? 0);
  return span > 2 * 86_400
    ? formatInstant(split * 1_000, "day")
    : formatInstant(split * 1_000, "time").slice(0, 5);
}
