import { Trans } from "@lingui/react/macro";
import type { ReactNode } from "react";

/** What the figures mean, and what they do not. */
export function PerformanceWords() {
  return (
    <details className="border-t border-line px-3 py-2 text-xs">
      <summary className="py-1 font-medium max-sm:min-h-11">
        <Trans>What do these figures mean?</Trans>
      </summary>
      <dl className="flex flex-col gap-2 pt-1">
        <Word term={<Trans>Hits</Trans>}>
          <Trans>
            The share that made money, before fees. A source hits when the price then moved its way.
          </Trans>
        </Word>
        <Word term={<Trans>Brier score</Trans>}>
          <Trans>
            How far confidence was from what happened, 0 to 1: less is better. Who always says 0.5, as a coin
            does, has 0.25.
          </Trans>
        </Word>
        <Word term={<Trans>Profit factor</Trans>}>
          <Trans>All profits by all losses, after fees: below 1 more was lost than won.</Trans>
        </Word>
        <Word term={<Trans>Coin toss</Trans>}>
          <Trans>
            A coin chose long or short at the same moments, with stops and targets as far away. Deviations
            above it say how hard luck alone would find it to do as well; from about 2 on it hardly could.
          </Trans>
        </Word>
        <Word term={<Trans>By source</Trans>}>
          <Trans>
            Each source alone, asked at regular distances whether there was a signal or not. Its weight was
            not fitted to this.
          </Trans>
        </Word>
      </dl>
    </details>
  );
}

function Word({ term, children }: { term: ReactNode; children: ReactNode }) {
  return (
    <div>
      <dt className="font-medium">{term}</dt>
      <dd className="text-muted">{children}</dd>
    </div>
  );
}
