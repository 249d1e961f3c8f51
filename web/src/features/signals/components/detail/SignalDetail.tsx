import { Trans } from "@lingui/react/macro";
import { useRef, useState } from "react";
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
  const place = useRef<HTMLDivElement>(null);
  const shown = {
    ...chart,
    pick: (node: string) => {
      chart.pick(node);
      // Where the chart is above the reasons, it would not be seen.
      place.current?.scrollIntoView({ block: "nearest" });
    },
  };
  return (
    <div className="grid items-start gap-2 lg:grid-cols-[minmax(0,1fr)_26rem]">
      <div className="flex min-w-0 flex-col gap-2 lg:sticky lg:top-[calc(var(--bars,4.5rem)+0.5rem)]">
        <div ref={place} className="scroll-mt-[calc(var(--bars,4.5rem)+0.5rem)]">
          <MarketChart
            className="h-[55vh] lg:h-[28rem]"
            instrument={instrument}
            timeframe={timeframe}
            onTimeframe={setTimeframe}
            filter={{ symbol: instrument.symbol }}
            onOrder={no_order}
            overlay={{ ...overlay, notices: overlay.until !== undefined && <OldCandles /> }}
          />
        </div>
        <PlanPanel signal={signal} tick={instrument.tick_size} />
      </div>
      <ReasoningPanel reasoning={signal.reasoning} confidence={signal.confidence} chart={shown} />
    </div>
  );
}

function OldCandles() {
  return (
    <p className="border-b border-line px-3 py-1 text-2xs text-muted">
      <Trans>Candles of that time: this chart does not move.</Trans>
    </p>
  );
}
