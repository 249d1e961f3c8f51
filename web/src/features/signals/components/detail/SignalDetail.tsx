import { useState } from "react";
import type { Instrument, Signal } from "@/api/types";
import { MarketChart } from "@/features/market/components/MarketChart";
import { timeframeOf, type Timeframe } from "@/lib/symbol";
import { PlanPanel } from "./PlanPanel";
import { ReasoningPanel } from "./ReasoningPanel";
import { useSignalChart } from "./use_signal_chart";

const no_order = () => undefined;

/** The plan on the chart and as a table, beside the reasons: what is pointed at there is drawn here. */
export function SignalDetail({ signal, instrument }: { signal: Signal; instrument: Instrument }) {
  const [timeframe, setTimeframe] = useState<Timeframe>(timeframeOf(signal.timeframe) ?? "1h");
  const { overlay, chart } = useSignalChart(signal, instrument, timeframe);
  return (
    <div className="grid items-start gap-2 lg:grid-cols-[minmax(0,1fr)_26rem]">
      <div className="flex min-w-0 flex-col gap-2 lg:sticky lg:top-[calc(var(--bars,4.5rem)+0.5rem)]">
        <MarketChart
          className="h-[55vh] lg:h-[28rem]"
          instrument={instrument}
          timeframe={timeframe}
          onTimeframe={setTimeframe}
          filter={{ symbol: instrument.symbol }}
          onOrder={no_order}
          overlay={overlay}
        />
        <PlanPanel signal={signal} tick={instrument.tick_size} />
      </div>
      <ReasoningPanel reasoning={signal.reasoning} confidence={signal.confidence} chart={chart} />
    </div>
  );
}
