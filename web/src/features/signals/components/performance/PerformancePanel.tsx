import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { instrumentsQuery } from "@/api/queries";
import { pairText, timeframeOf, timeframes, type Timeframe } from "@/lib/symbol";
import { Loaded, Panel, SkeletonBlock } from "@/ui/Panel";
import { performanceQuery } from "../../api/signals";
import { PerformanceScore } from "./PerformanceScore";

/** One market's signals after the fact, beside holding and a coin. */
export function PerformancePanel({ symbol: preferred }: { symbol: string | undefined }) {
  const { t } = useLingui();
  const instruments = useQuery(instrumentsQuery);
  const [chosen, setChosen] = useState<string | null>(null);
  const [timeframe, setTimeframe] = useState<Timeframe>("1h");
  const symbol = chosen ?? preferred ?? instruments.data?.[0]?.symbol ?? "";
  const score = useQuery(performanceQuery(symbol, timeframe));
  return (
    <Panel title={t`How right were they?`} aside={<Trans>after the fact</Trans>}>
      <div className="grid grid-cols-2 gap-2 border-b border-line p-2">
        <select
          aria-label={t`Market`}
          className="control"
          data-testid="performance-symbol"
          value={symbol}
          onChange={(event) => setChosen(event.target.value)}
        >
          {(instruments.data ?? []).map((instrument) => (
            <option key={instrument.id} value={instrument.symbol}>
              {pairText(instrument.symbol)}
            </option>
          ))}
        </select>
        <select
          aria-label={t`Time frame`}
          className="control"
          value={timeframe}
          onChange={(event) => setTimeframe(timeframeOf(event.target.value) ?? "1h")}
        >
          {timeframes.map((option) => (
            <option key={option} value={option}>
              {option}
            </option>
          ))}
        </select>
      </div>
      <Loaded query={score} skeleton={<ScoreSkeleton />}>
        {(loaded) => <PerformanceScore score={loaded} />}
      </Loaded>
    </Panel>
  );
}

function ScoreSkeleton() {
  return (
    <div className="flex flex-col gap-3 p-3">
      <p role="status" className="text-xs text-muted">
        <Trans>Thousands of candles are looked through: a moment…</Trans>
      </p>
      <SkeletonBlock className="h-28" />
      <SkeletonBlock className="h-56" />
      <SkeletonBlock className="h-64" />
    </div>
  );
}
