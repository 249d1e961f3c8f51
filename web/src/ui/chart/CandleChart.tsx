import { Trans, useLingui } from "@lingui/react/macro";
import {
  useEffect,
  useImperativeHandle,
  useRef,
  useState,
  useSyncExternalStore,
  type KeyboardEvent,
  type ReactNode,
  type Ref,
} from "react";
import { formatInstant } from "@/lib/clock";
import { preferences, preferencesWatch } from "@/lib/preferences";
import { formatPrice } from "@/lib/price";
import { announceNow } from "../announce";
import { Attribution } from "./Attribution";
import { BarTable } from "./BarTable";
import { Legend, type LegendHandle } from "./Legend";
import { NoteTip, type NoteTipHandle } from "./NoteTip";
import { panes_before } from "./layers/study_layer";
import { PriceChart } from "./price_chart";
import type { Bar, ChartLayer, ChartLine, ChartMark, ChartNote, Reading, Study } from "./types";

export interface CandleChartHandle {
  update: (bar: Bar) => void;
  showLatest: () => void;
}

export interface CandleChartProps {
  label: string;
  tick: string;
  /** The view jumps to the newest bar when this changes (another market or time frame), not when bars are read anew. */
  viewKey: string;
  /** A new array replaces everything; single bars come through the handle. */
  bars: Bar[];
  marks: ChartMark[];
  lines: ChartLine[];
  studies?: Study[];
  notes?: ChartNote[];
  /** Drawings over the candles. */
  layer?: ChartLayer | null;
  /** More columns of the table, and what the keyboard walk says beside the prices. */
  readings?: Reading[];
  /** What stands at the top of a pane: under the prices, or in the pane of that number. */
  studyLegend?: (place: Study["place"]) => ReactNode;
  /** The bar under the crosshair; `null` when it left. */
  onCursor?: (t: number | null) => void;
  asTable: boolean;
  onMarkClick: (id: string) => void;
  ref?: Ref<CandleChartHandle>;
}

/** One and the same, so that an absent list does not look like a new one. */
const none: never[] = [];

export function CandleChart({
  label,
  tick,
  viewKey,
  bars,
  marks,
  lines,
  studies = none,
  notes = none,
  layer = null,
  readings = none,
  studyLegend,
  onCursor,
  asTable,
  onMarkClick,
  ref,
}: CandleChartProps) {
  const { t } = useLingui();
  const container = useRef<HTMLDivElement>(null);
  const chart = useRef<PriceChart | null>(null);
  const legend = useRef<LegendHandle>(null);
  const latest = useRef<Bar | null>(null);
  const is_hovering = useRef(false);
  const tip = useRef<NoteTipHandle>(null);
  const onMark = useRef(onMarkClick);
  const onTime = useRef(onCursor);
  const [tops, setTops] = useState<number[]>([]);
  const view_shown = useRef("");
  const look = useSyncExternalStore(preferencesWatch, preferences);

  useEffect(() => {
    onMark.current = onMarkClick;
    onTime.current = onCursor;
  }, [onMarkClick, onCursor]);

  useEffect(() => {
    if (container.current === null) return;
    const made = new PriceChart(container.current, tick, {
      onCrosshair: (bar) => {
        is_hovering.current = bar !== null;
        legend.current?.show(bar ?? latest.current);
        onTime.current?.(bar?.t ?? null);
      },
      onMarkClick: (id) => onMark.current(id),
      onNote: (note) => tip.current?.show(note),
      onLayout: (next) => setTops((old) => (old.join() === next.join() ? old : next)),
    });
    chart.current = made;
    return () => {
      chart.current = null;
      view_shown.current = "";
      made.dispose();
    };
  }, [tick, look.clock]);

  useEffect(() => {
    latest.current = bars.at(-1) ?? null;
    chart.current?.setBars(bars);
    legend.current?.show(latest.current);
    if (bars.length === 0 || view_shown.current === viewKey) return;
    view_shown.current = viewKey;
    chart.current?.showLatest();
  }, [bars, tick, viewKey, look.clock]);

  useEffect(() => chart.current?.setMarks(marks), [marks, bars, tick, look.clock]);
  useEffect(() => chart.current?.setLines(lines), [lines, tick, look.clock]);
  useEffect(() => chart.current?.setStudies(studies), [studies, bars, tick, look.clock]);
  useEffect(() => chart.current?.setNotes(notes), [notes, bars, tick, look.clock]);
  useEffect(() => chart.current?.setLayer(layer), [layer, tick, look.clock]);
  useEffect(() => chart.current?.applyTheme(), [look]);

  useImperativeHandle(ref, () => ({
    update(bar) {
      chart.current?.update(bar);
      if (latest.current !== null && bar.t < latest.current.t) return;
      latest.current = bar;
      if (!is_hovering.current) legend.current?.show(bar);
      if (container.current) container.current.dataset["lastClose"] = bar.close;
    },
    showLatest: () => chart.current?.showLatest(),
  }));

  function readOut(bar: Bar | null) {
    if (bar === null) return;
    legend.current?.show(bar);
    const here = marks.filter((mark) => mark.t === bar.t).map((mark) => mark.label);
    const price = (value: string) => formatPrice(value, tick).full ?? "";
    const text = t`${formatInstant(bar.t, "minute")}: open ${price(bar.open)}, high ${price(bar.high)}, low ${price(bar.low)}, close ${price(bar.close)}`;
    const more = readings.flatMap((reading) => {
      const value = reading.at(bar.t);
      return value === "-" ? [] : [`${reading.label} ${value}`];
    });
    announceNow([text, here.join(", "), more.join(", ")].filter((part) => part !== "").join(". "));
  }

  function onKey(event: KeyboardEvent) {
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey) return;
    const steps: Record<string, number> = {
      ArrowLeft: event.shiftKey ? -10 : -1,
      ArrowRight: event.shiftKey ? 10 : 1,
      Home: Number.NEGATIVE_INFINITY,
      End: Number.POSITIVE_INFINITY,
    };
    const step = steps[event.key];
    if (step !== undefined) readOut(chart.current?.walk(step) ?? null);
    else if (event.key === "+" || event.key === "=") chart.current?.zoom(0.8);
    else if (event.key === "-") chart.current?.zoom(1.25);
    else if (event.altKey && event.code === "KeyR") chart.current?.showLatest();
    else if (event.key === "Escape") chart.current?.leave();
    else return;
    event.preventDefault();
  }

  return (
    <div className="relative h-full min-h-0">
      <div className="pointer-events-none absolute start-2 end-20 top-1 z-10">
        <div className="w-fit rounded bg-panel/80 px-1">
          <Legend ref={legend} tick={tick} />
        </div>
        {!asTable && studyLegend?.("candles")}
      </div>
      {!asTable &&
        tops.slice(panes_before).map((top, pane) => (
          <div
            key={pane}
            className="pointer-events-none absolute start-2 end-20 z-10"
            style={{ top: top + 2 }}
          >
            {studyLegend?.(pane)}
          </div>
        ))}
      <NoteTip ref={tip} />
      <div
        ref={container}
        role="group"
        tabIndex={0}
        aria-label={label}
        aria-roledescription={t`chart`}
        aria-keyshortcuts="ArrowLeft ArrowRight Home End + -"
        data-testid="price-chart"
        className={`h-full -outline-offset-2 ${asTable ? "invisible" : ""}`}
        onKeyDown={onKey}
        onBlur={() => chart.current?.leave()}
      />
      {!asTable && <Attribution />}
      {asTable && (
        <div className="absolute inset-0 overflow-auto pt-7">
          <BarTable read={() => chart.current?.bars() ?? []} tick={tick} label={label} readings={readings} />
        </div>
      )}
      <p className="sr-only">
        <Trans>
          Arrow keys walk over the bars, Shift moves ten at a time, plus and minus zoom. The same data is
          there as a table.
        </Trans>
      </p>
    </div>
  );
}
