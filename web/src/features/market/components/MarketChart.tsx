import { useLingui } from "@lingui/react/macro";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useCallback, useEffect, useMemo, useRef, useState, type CSSProperties } from "react";
import { candlesQuery, fillsQuery, positionsQuery } from "@/api/queries";
import type { ListFilter } from "@/api/keys";
import type { Candle, Instrument } from "@/api/types";
import { IndicatorLegend } from "@/features/indicators/components/IndicatorLegend";
import { IndicatorNotices } from "@/features/indicators/components/IndicatorNotices";
import { IndicatorsButton } from "@/features/indicators/components/IndicatorsButton";
import { useIndicators } from "@/features/indicators/components/use_indicators";
import { useReadings } from "@/features/indicators/components/use_readings";
import { panelSet } from "@/features/indicators/logic/panel_store";
import { legendOf } from "@/features/indicators/logic/panes";
import { pairText, type Timeframe } from "@/lib/symbol";
import type { CandleFrame } from "@/live/frames";
import { useCandleFrames } from "@/live/hooks";
import { CandleChart, type CandleChartHandle } from "@/ui/chart/CandleChart";
import { Loaded, SkeletonBlock } from "@/ui/Panel";
import { linesOf, marksOf } from "../logic/marks";
import { ChartToolbar, type ChartView } from "./ChartToolbar";

const recent_ms = 3_000;

interface MarketChartProps {
  instrument: Instrument;
  timeframe: Timeframe;
  onTimeframe: (timeframe: Timeframe) => void;
  /** Whose fills and positions are drawn. */
  filter: ListFilter;
  onOrder: (order_id: string) => void;
  /** Whether the indicators that this browser chose are drawn, and can be changed here. */
  withIndicators?: boolean;
  className?: string;
}

/** Live candles with what the bots did on them. */
export function MarketChart({
  instrument,
  timeframe,
  onTimeframe,
  filter,
  onOrder,
  withIndicators = false,
  className = "",
}: MarketChartProps) {
  const { t } = useLingui();
  const [view, setView] = useState<ChartView>({ lines: true, marks: true, table: false });
  const candles = useQuery(candlesQuery(instrument.symbol, timeframe));
  const fills = useInfiniteQuery(fillsQuery(filter));
  const positions = useQuery(positionsQuery(filter));
  const handle = useRef<CandleChartHandle>(null);
  const recent = useRef<{ candle: Candle; received_at: number }[]>([]);

  const indicators = useIndicators({ symbol: instrument.symbol, timeframe, isOn: withIndicators });
  const readings = useReadings(indicators.active, indicators.times, instrument.tick_size);
  const { onCandle } = indicators;

  const onFrame = useCallback(
    (frame: CandleFrame) => {
      const now = Date.now();
      recent.current = [
        ...recent.current.filter((entry) => now - entry.received_at < recent_ms),
        { candle: frame.data.candle, received_at: now },
      ];
      handle.current?.update(frame.data.candle);
      onCandle(frame.data.candle.t);
    },
    [onCandle],
  );
  useCandleFrames(instrument.symbol, timeframe, onFrame);

  const bars = useMemo(() => {
    if (candles.data === undefined) return [];
    const { candles: closed, forming } = candles.data;
    return forming === null || forming.t <= (closed.at(-1)?.t ?? 0) ? closed : [...closed, forming];
  }, [candles.data]);

  // Frames that came while the history was on its way are newer than its last bar.
  useEffect(() => {
    const last = bars.at(-1)?.t ?? 0;
    for (const { candle, received_at } of recent.current) {
      if (candle.t >= last && Date.now() - received_at < recent_ms) handle.current?.update(candle);
    }
  }, [bars]);

  const fill_rows = useMemo(() => fills.data?.pages.flatMap((page) => page.items) ?? [], [fills.data]);
  const marks = useMemo(
    () => (view.marks ? marksOf(fill_rows, timeframe) : []),
    [view.marks, fill_rows, timeframe],
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
    () => (view.lines ? linesOf(positions.data ?? [], words) : []),
    // Positions change with every mark; lines only when one of their prices does.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [view.lines, line_key, words],
  );

  const pane_count = indicators.studies.filter((study) => study.place !== "candles").length;

  return (
    <section
      className={`panel flex flex-col overflow-hidden ${className}`}
      aria-label={t`Chart of ${pairText(instrument.symbol)}`}
      data-marks={marks.length}
      style={{ "--panes": pane_count } as CSSProperties}
      onKeyDown={(event) => {
        if (!withIndicators || event.key !== "/" || event.ctrlKey || event.metaKey) return;
        if ((event.target as Element).closest("dialog") !== null) return;
        event.preventDefault();
        panelSet(true);
      }}
    >
      <ChartToolbar
        timeframe={timeframe}
        onTimeframe={onTimeframe}
        view={view}
        onView={setView}
        onLatest={() => handle.current?.showLatest()}
        {...(withIndicators && {
          extra: (pill: string) => <IndicatorsButton indicators={indicators} className={pill} />,
        })}
      />
      {withIndicators && <IndicatorNotices indicators={indicators} />}
      <div className="min-h-0 flex-1">
        <Loaded query={candles} skeleton={<SkeletonBlock className="m-3 h-[calc(100%-1.5rem)]" />}>
          {() => (
            <CandleChart
              ref={handle}
              label={t`${pairText(instrument.symbol)}, ${timeframe} candles`}
              viewKey={`${instrument.id}|${timeframe}`}
              tick={instrument.tick_size}
              bars={bars}
              marks={marks}
              lines={lines}
              studies={indicators.studies}
              notes={indicators.notes}
              readings={readings}
              studyLegend={(place) => (
                <IndicatorLegend
                  active={legendOf(indicators.active, place)}
                  readings={readings}
                  cursor={indicators.cursor}
                />
              )}
              onCursor={indicators.cursor.set}
              asTable={view.table}
              onMarkClick={onOrder}
            />
          )}
        </Loaded>
      </div>
    </section>
  );
}
