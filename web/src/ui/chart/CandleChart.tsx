import { Trans, useLingui } from "@lingui/react/macro";
import {
  useEffect,
  useImperativeHandle,
  useRef,
  useSyncExternalStore,
  type KeyboardEvent,
  type Ref,
} from "react";
import { formatInstant } from "@/lib/clock";
import { preferences, preferencesWatch } from "@/lib/preferences";
import { formatPrice } from "@/lib/price";
import { announceNow } from "../announce";
import { Attribution } from "./Attribution";
import { BarTable } from "./BarTable";
import { Legend, type LegendHandle } from "./Legend";
import { PriceChart } from "./price_chart";
import type { Bar, ChartLine, ChartMark } from "./types";

export interface CandleChartHandle {
  update: (bar: Bar) => void;
  showLatest: () => void;
}

interface CandleChartProps {
  label: string;
  tick: string;
  /** The view jumps to the newest bar when this changes (another market or time frame), not when bars are read anew. */
  viewKey: string;
  /** A new array replaces everything; single bars come through the handle. */
  bars: Bar[];
  marks: ChartMark[];
  lines: ChartLine[];
  asTable: boolean;
  onMarkClick: (id: string) => void;
  ref?: Ref<CandleChartHandle>;
}

export function CandleChart({
  label,
  tick,
  viewKey,
  bars,
  marks,
  lines,
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
  const onMark = useRef(onMarkClick);
  const view_shown = useRef("");
  const look = useSyncExternalStore(preferencesWatch, preferences);

  useEffect(() => {
    onMark.current = onMarkClick;
  }, [onMarkClick]);

  useEffect(() => {
    if (container.current === null) return;
    const made = new PriceChart(container.current, tick, {
      onCrosshair: (bar) => {
        is_hovering.current = bar !== null;
        legend.current?.show(bar ?? latest.current);
      },
      onMarkClick: (id) => onMark.current(id),
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
    announceNow(here.length > 0 ? `${text}. ${here.join(", ")}` : text);
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
      <div className="pointer-events-none absolute start-2 end-20 top-1 z-10 w-fit rounded bg-panel/80 px-1">
        <Legend ref={legend} tick={tick} />
      </div>
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
          <BarTable read={() => chart.current?.bars() ?? []} tick={tick} label={label} />
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
