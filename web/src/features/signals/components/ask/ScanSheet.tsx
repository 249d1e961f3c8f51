import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { instrumentsQuery } from "@/api/queries";
import { useTicks } from "@/features/market/logic/use_instrument";
import { timeframes, type Timeframe } from "@/lib/symbol";
import { Icon } from "@/ui/Icon";
import { Sheet } from "@/ui/Sheet";
import { useSignalScan } from "../../api/ask";
import { AssessmentCard } from "./AssessmentCard";
import { ConfidenceKey } from "../parts/Confidence";

/** All markets, asked one after the other. */
export default function ScanSheet({ onClose }: { onClose: () => void }) {
  const { t } = useLingui();
  const instruments = useQuery(instrumentsQuery);
  const tick = useTicks();
  const scan = useSignalScan();
  const [timeframe, setTimeframe] = useState<Timeframe>("1h");
  const symbols = (instruments.data ?? []).map(({ symbol }) => symbol);
  const { progress, isPending, error } = scan;
  const close = () => {
    scan.stop();
    onClose();
  };
  return (
    <Sheet title={t`Scan the markets`} kind="drawer" onClose={close}>
      <div className="flex flex-col gap-3 p-4" data-testid="scan-sheet">
        <p className="text-muted">
          <Trans>
            Each market's newest closed candles are looked through now. What is confident enough is kept as
            your signal.
          </Trans>
        </p>
        <div role="group" aria-label={t`Time frame`} className="flex flex-wrap gap-1">
          {timeframes.map((option) => (
            <button
              key={option}
              type="button"
              aria-pressed={option === timeframe}
              className="button small num aria-pressed:border-accent aria-pressed:bg-accent-soft aria-pressed:text-accent"
              onClick={() => setTimeframe(option)}
            >
              {option}
            </button>
          ))}
        </div>
        <button
          type="button"
          className="button primary"
          data-testid="scan-start"
          disabled={isPending || symbols.length === 0}
          onClick={() => scan.start({ symbols, timeframe })}
        >
          <Icon name="search" size={14} />
          <Trans>Scan now</Trans>
        </button>
        {progress !== null && (
          <div className="flex flex-col gap-1">
            <progress
              className="meter"
              aria-label={t`Markets looked at`}
              value={progress.asked}
              max={Math.max(1, progress.of)}
            />
            <p role="status" className="text-xs text-muted" data-testid="scan-progress">
              {isPending ? (
                <Trans>
                  {progress.asked} of {progress.of} markets looked at…
                </Trans>
              ) : (
                <Trans>
                  {progress.asked} of {progress.of} markets looked at.
                </Trans>
              )}
            </p>
          </div>
        )}
        {error !== null && (
          <p role="alert" className="text-xs text-down">
            <Trans>The scan stopped:</Trans> {error.message}
          </p>
        )}
        {progress !== null && progress.found.length > 0 && (
          <>
            <p className="text-2xs text-muted">
              <ConfidenceKey />
            </p>
            <ol aria-label={t`What was found, the most confident first`} className="flex flex-col gap-2">
              {progress.found.map((assessment) => (
                <li key={`${assessment.instrument}|${assessment.timeframe}`}>
                  <AssessmentCard assessment={assessment} tick={tick(assessment.instrument)} />
                </li>
              ))}
            </ol>
          </>
        )}
        {progress !== null && !isPending && error === null && progress.found.length < progress.of && (
          <p className="text-xs text-muted">
            <Trans>Markets with too few candles are left out.</Trans>
          </p>
        )}
      </div>
    </Sheet>
  );
}
