import { useCallback, useMemo, useSyncExternalStore, type KeyboardEvent } from "react";
import type { Instrument } from "@/api/types";
import { IndicatorLegend } from "@/features/indicators/components/IndicatorLegend";
import { IndicatorNotices } from "@/features/indicators/components/IndicatorNotices";
import { IndicatorsButton } from "@/features/indicators/components/IndicatorsButton";
import { useIndicators } from "@/features/indicators/components/use_indicators";
import { useReadings } from "@/features/indicators/components/use_readings";
import { panelSet } from "@/features/indicators/logic/panel_store";
import { legendOf } from "@/features/indicators/logic/drawing/panes";
import { MarketChart, type ChartOverlay } from "@/features/market/components/MarketChart";
import { overlayKey } from "@/features/overlays/components/overlay_keys";
import { OverlaysButton } from "@/features/overlays/components/OverlaysButton";
import { OverlaysSide } from "@/features/overlays/components/OverlaysSide";
import { useOverlays } from "@/features/overlays/components/use_overlays";
import { overlaysPanelIsOpen, overlaysWatch } from "@/features/overlays/logic/choice_store";
import type { Timeframe } from "@/lib/symbol";

interface TradeChartProps {
  instrument: Instrument;
  timeframe: Timeframe;
  onTimeframe: (timeframe: Timeframe) => void;
  onOrder: (order_id: string) => void;
  className: string;
}

/** The market's chart with the indicators and overlays that this browser chose. */
export function TradeChart({ instrument, ...rest }: TradeChartProps) {
  const indicators = useIndicators(instrument.symbol, rest.timeframe);
  const readings = useReadings(indicators.active, indicators.times, instrument.tick_size);
  const overlays = useOverlays(instrument, rest.timeframe);
  const is_open = useSyncExternalStore(overlaysWatch, overlaysPanelIsOpen);
  const filter = useMemo(() => ({ symbol: instrument.symbol }), [instrument.symbol]);
  const [indicatorsCandle, overlaysCandle] = [indicators.onCandle, overlays.onCandle];
  const onCandle = useCallback(
    (t: number) => {
      indicatorsCandle(t);
      overlaysCandle(t);
    },
    [indicatorsCandle, overlaysCandle],
  );
  const overlay: ChartOverlay = {
    drawn: {
      studies: indicators.studies,
      notes: indicators.notes,
      readings,
      studyLegend: (place) => (
        <IndicatorLegend
          active={legendOf(indicators.active, place)}
          readings={readings}
          cursor={indicators.cursor}
        />
      ),
      onCursor: indicators.cursor.set,
      layer: overlays.layer,
    },
    toolbar: (pill) => (
      <div className="flex gap-0.5">
        <IndicatorsButton indicators={indicators} className={pill} />
        <OverlaysButton overlays={overlays} className={pill} />
      </div>
    ),
    notices: <IndicatorNotices indicators={indicators} />,
    side: is_open ? <OverlaysSide overlays={overlays} /> : null,
    onCandle,
    onKey: (event) => {
      openPanel(event);
      overlayKey(event);
    },
  };
  return <MarketChart {...rest} instrument={instrument} filter={filter} overlay={overlay} />;
}

/** TradingView's key, while the chart has the focus. */
function openPanel(event: KeyboardEvent): void {
  if (event.key !== "/" || event.ctrlKey || event.metaKey) return;
  if ((event.target as Element).closest("dialog") !== null) return;
  event.preventDefault();
  panelSet(true);
}
