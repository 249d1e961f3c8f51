import { useLingui } from "@lingui/react/macro";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import {
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
  type CSSProperties,
  type KeyboardEvent,
  type ReactNode,
} from "react";
import { candlesQuery, fillsQuery, positionsQuery } from "@/api/queries";
import type { ListFilter } from "@/api/keys";
import type { Candle, Instrument } from "@/api/types";
import { pairText, type Timeframe } from "@/lib/symbol";
import type { CandleFrame } from "@/live/frames";
import { useCandleFrames } from "@/live/hooks";
import { CandleChart, type CandleChartHandle, type CandleChartProps } from "@/ui/chart/CandleChart";
import type { ChartLine } from "@/ui/chart/types";
import { Loaded, SkeletonBlock } from "@/ui/Panel";
import { linesOf, marksOf } from "../logic/marks";
import { ChartToolbar, type ChartView } from "./ChartToolbar";

const recent_ms = 3_000;

/** What is put on the chart by who shows it: drawn things, a tool beside the time frames, a line under the toolbar. */
export interface ChartOverlay {
  drawn: Required<
    Pick<CandleChartProps, "studies" | "notes" | "readings" | "studyLegend" | "onCursor" | "layer">
  >;
  /** Lines of its own, instead of what the bots did. */
  lines?: ChartLine[];
  /** Candles that began before this instant (ms), instead of the newest and live ones. */
  until?: number | undefined;
  toolbar?: (className: string) => ReactNode;
  notices?: ReactNode;
  /** Beside the chart, under it where there is no room. */
  side?: ReactNode;
  /** Each candle as it moves. */
  onCandle?: (t: number) => void;
  onKey?: (event: KeyboardEvent) => void;
}

interface MarketChartProps {
  instrument: Instrument;
  timeframe: Timeframe;
  onTimeframe: (timeframe: Timeframe) => void;
  /** Whose fills and positions are drawn. */
  filter: ListFilter;
  onOrder: (order_id: string) => void;
  /** What others draw and say on this chart. */
  overlay?: ChartOverlay;
  className?: string;
}

/** Live candles with what the bots did on them. */
export function MarketChart({
  instrument,
  timeframe,
  onTimeframe,
  filter,
  onOrder,
  overlay,
  className = "",
}: MarketChartProps) {
  const { t } = useLingui();
  const [view, setView] = useState<ChartView>({ lines: true, marks: true, table: false });
  const until = overlay?.until;
  const is_live = until === undefined;
  const candles = useQuery(candlesQuery(instrument.symbol, timeframe, until));
  const own_lines = overlay?.lines;
  const has_bots = own_lines === undefined;
  const fills = useInfiniteQuery({ ...fillsQuery(filter), enabled: has_bots });
  const positions = useQuery({ ...positionsQuery(filter), enabled: has_bots });
  const handle = useRef<CandleChartHandle>(null);
  const recent = useRef<{ candle: Candle; received_at: number }[]>([]);

  const onCandle = overlay?.onCandle;

  const onFrame = useCallback(
    (frame: CandleFrame) => {
      if (!is_live) return;
      const now = Date.now();
      recent.current = [
        ...recent.current.filter((entry) => now - entry.received_at < recent_ms),
        { candle: frame.data.candle, received_at: now },
      ];
      handle.current?.update(frame.data.candle);
      onCandle?.(frame.data.candle.t);
    },
    [onCandle, is_live],
  );
  useCandleFrames(instrument.symbol, timeframe, onFrame);

  const bars = useMemo(() => {
    if (candles.data === undefined) return [];
    const { candles: closed, forming } = candles.data;
    return forming === null || !is_live || forming.t <= (closed.at(-1)?.t ?? 0)
      ? closed
      : [...closed, forming];
  }, [candles.data, is_live]);

  // Frames that came while the history was on its way are newer than its last bar.
  useEffect(() => {
    const last = bars.at(-1)?.t ?? 0;
    for (const { candle, received_at } of recent.current) {
      if (candle.t >= last && Date.now() - received_at < recent_ms) handle.current?.update(candle);
    }
  }, [bars]);

  const fill_rows = useMemo(() => fills.data?.pages.flatMap((page) => page.items) ?? [], [fills.data]);
  const marks = useMemo(
    () => (view.marks && has_bots ? marksOf(fill_rows, timeframe) : []),
    [view.marks, has_bots, fill_rows, timeframe],
  );
  const words = useMemo(() => ({ entry: t`Entry`, stop: t`Stop`, target: t`TP` }), [t]);
  const line_key = JSON.stringify(
    positions.data?.map((position) => [
      position.id,
      position.bot_name,
      position.average_entry_price,
      position.stop_loss,
      position.targets,
    ]),
  );
  const lines = useMemo(
    () => (view.lines ? (own_lines ?? linesOf(positions.data ?? [], words)) : []),
    // Positions change with every mark; lines only when one of their prices does.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [view.lines, own_lines, line_key, words],
  );

  const pane_count = overlay?.drawn.studies.filter((study) => study.place !== "candles").length ?? 0;

  return (
    <section
      className={`panel flex flex-col overflow-hidden ${className}`}
      aria-label={t`Chart of ${pairText(instrument.symbol)}`}
      data-marks={marks.length}
      style={{ "--panes": pane_count, "--side": overlay?.side ? 1 : 0 } as CSSProperties}
      onKeyDown={overlay?.onKey}
    >
      <ChartToolbar
        timeframe={timeframe}
        onTimeframe={onTimeframe}
        view={view}
        onView={setView}
        onLatest={() => handle.current?.showLatest()}
        hasFills={has_bots}
        extra={overlay?.toolbar}
      />
      {overlay?.notices}
      <div className="flex min-h-0 flex-1 max-lg:flex-col">
        <div className="min-h-0 min-w-0 flex-1">
          <Loaded query={candles} skeleton={<SkeletonBlock className="m-3 h-[calc(100%-1.5rem)]" />}>
            {() => (
              <CandleChart
                ref={handle}
                label={t`${pairText(instrument.symbol)}, ${timeframe} candles`}
                viewKey={`${instrument.id}|${timeframe}|${until ?? ""}`}
                tick={instrument.tick_size}
                bars={bars}
                marks={marks}
                lines={lines}
                {...overlay?.drawn}
                asTable={view.table}
                onMarkClick={onOrder}
              />
            )}
          </Loaded>
        </div>
        {overlay?.side}
      </div>
    </section>
  );
}
