import { useMemo, type KeyboardEvent } from "react";
import type { Instrument } from "@/api/types";
import { IndicatorLegend } from "@/features/indicators/components/IndicatorLegend";
import { IndicatorNotices } from "@/features/indicators/components/IndicatorNotices";
import { IndicatorsButton } from "@/features/indicators/components/IndicatorsButton";
import { useIndicators } from "@/features/indicators/components/use_indicators";
import { useReadings } from "@/features/indicators/components/use_readings";
import { panelSet } from "@/features/indicators/logic/panel_store";
import { legendOf } from "@/features/indicators/logic/drawing/panes";
import { MarketChart, type ChartOverlay } from "@/features/market/components/MarketChart";
import type { Timeframe } from "@/lib/symbol";

interface TradeChartProps {
  instrument: Instrument;
  timeframe: Timeframe;
  onTimeframe: (timeframe: Timeframe) => void;
  onOrder: (order_id: string) => void;
  className: string;
}

/** The market's chart with the indicators that this browser chose. */
export function TradeChart({ instrument, ...rest }: TradeChartProps) {
  const indicators = useIndicators(instrument.symbol, rest.timeframe);
  const readings = useReadings(indicators.active, indicators.times, instrument.tick_size);
  const filter = useMemo(() => ({ symbol: instrument.symbol }), [instrument.symbol]);
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
    },
    toolbar: (pill) => <IndicatorsButton indicators={indicators} className={pill} />,
    notices: <IndicatorNotices indicators={indicators} />,
    onCandle: indicators.onCandle,
    onKey: openPanel,
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
