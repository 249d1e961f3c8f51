import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Link } from "wouter";
import { pairText } from "@/lib/symbol";
import { Empty, Loaded, Panel, SkeletonRows } from "@/ui/Panel";
import { openSignalsQuery } from "../api/signals";
import { topSignals } from "../logic/feed/top";
import { Confidence } from "./parts/Confidence";
import { Direction } from "./parts/Direction";
import { SignalState } from "./parts/SignalState";
import { useMarketNow } from "./parts/use_market_now";

/** The most confident that are open, on the dashboard. */
export function TopSignals({ className }: { className: string }) {
  const { t } = useLingui();
  const signals = useQuery(openSignalsQuery);
  const now = useMarketNow();
  return (
    <Panel
      title={t`Top signals`}
      aside={
        <Link href="/signals" className="hover:text-text hover:underline">
          <Trans>All signals</Trans>
        </Link>
      }
      className={className}
      bodyClassName="overflow-y-auto"
    >
      <Loaded
        query={{ ...signals, data: signals.data && topSignals(signals.data) }}
        skeleton={<SkeletonRows rows={3} />}
        isEmpty={(rows) => rows.length === 0}
        empty={
          <Empty icon="signals" title={<Trans>No signal is open</Trans>}>
            <Trans>The next may come when a candle of 15m, 1h or 4h closes.</Trans>
          </Empty>
        }
      >
        {(rows) => (
          <ul data-testid="top-signals">
            {rows.map((signal) => (
              <li key={signal.id} className="border-b border-line last:border-0">
                <Link
                  href={`/signals/${signal.id}`}
                  className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-3 px-3 py-2 -outline-offset-2 hover:bg-raised"
                >
                  <span className="truncate font-medium">
                    <Direction direction={signal.direction} /> {pairText(signal.instrument)}{" "}
                    <span className="num font-normal text-muted">{signal.timeframe}</span>
                  </span>
                  <Confidence value={signal.confidence} className="w-28" />
                  <span className="text-2xs text-muted">
                    <SignalState signal={signal} now={now} />
                  </span>
                </Link>
              </li>
            ))}
          </ul>
        )}
      </Loaded>
    </Panel>
  );
}
