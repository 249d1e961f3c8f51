import { Trans, useLingui } from "@lingui/react/macro";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useTicks } from "@/features/market/logic/use_instrument";
import { Empty, Loaded, Panel, SkeletonBlock } from "@/ui/Panel";
import type { SignalDesk } from "@/api/types";
import { deskQuery, signalsQuery } from "../../api/signals";
import { isRaisedOver, raisedOver } from "../../logic/feed/desk";
import { isFiltered, type SignalFilter } from "../../logic/feed/filter";
import { ConfidenceKey } from "../parts/Confidence";
import { useMarketNow } from "../parts/use_market_now";
import { FeedFilters } from "./FeedFilters";
import { LastLook, LookedAt } from "./LookedAt";
import { SignalRow } from "./SignalRow";

interface SignalFeedProps {
  filter: SignalFilter;
  onFilter: (filter: SignalFilter) => void;
  onScan: () => void;
}

/** Newest first; older pages on demand. */
export function SignalFeed({ filter, onFilter, onScan }: SignalFeedProps) {
  const { t } = useLingui();
  const answer = useInfiniteQuery(signalsQuery(filter));
  const rows = useMemo(() => answer.data?.pages.flatMap((page) => page.items), [answer.data]);
  const desk = useQuery(deskQuery);
  const tick = useTicks();
  const now = useMarketNow();
  return (
    <Panel title={t`Feed`} aside={<Trans>newest first, in market time</Trans>}>
      <FeedFilters filter={filter} onFilter={onFilter} />
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2 border-b border-line px-3 py-1.5 text-2xs text-muted lg:flex-nowrap">
        <p>
          <ConfidenceKey />
        </p>
        {!desk.isError && <LookedAt desk={desk.data} />}
      </div>
      <Loaded
        query={{ data: rows, error: answer.error, isPending: answer.isPending, refetch: answer.refetch }}
        skeleton={<FeedSkeleton />}
        isEmpty={(all) => all.length === 0}
        empty={<FeedEmpty filter={filter} onFilter={onFilter} onScan={onScan} desk={desk.data} />}
      >
        {(all) => (
          <>
            <ol aria-label={t`Signals`}>
              {all.map((signal) => (
                <SignalRow key={signal.id} signal={signal} tick={tick(signal.instrument)} now={now} />
              ))}
            </ol>
            {answer.hasNextPage && (
              <p className="border-t border-line p-2 text-center">
                <button
                  type="button"
                  className="button small"
                  data-testid="signals-older"
                  disabled={answer.isFetchingNextPage}
                  onClick={() => void answer.fetchNextPage()}
                >
                  <Trans>Show older</Trans>
                </button>
              </p>
            )}
          </>
        )}
      </Loaded>
    </Panel>
  );
}

function FeedEmpty({ filter, onFilter, onScan, desk }: SignalFeedProps & { desk: SignalDesk | undefined }) {
  const { i18n } = useLingui();
  const { timeframe } = filter;
  const raised = raisedOver(desk, i18n.locale);
  const scan = (
    <button type="button" className="button primary" onClick={onScan}>
      <Trans>Scan now</Trans>
    </button>
  );
  if (isFiltered(filter))
    return (
      <Empty
        icon="signals"
        title={<Trans>No signal is like that</Trans>}
        action={
          <span className="flex flex-wrap justify-center gap-2">
            <button type="button" className="button" onClick={() => onFilter({})}>
              <Trans>Show all signals</Trans>
            </button>
            {scan}
          </span>
        }
      >
        {timeframe !== undefined && isRaisedOver(desk, timeframe) === false ? (
          <span data-testid="only-asked">
            <Trans>Over {timeframe} candles, signals are raised only where somebody asks.</Trans>
          </span>
        ) : (
          <LastLook desk={desk} timeframe={timeframe} />
        )}
      </Empty>
    );
  return (
    <Empty icon="signals" title={<Trans>No signal yet</Trans>} action={scan}>
      {raised === null ? (
        <Trans>Signals are raised where the sources agree enough. You can ask them now.</Trans>
      ) : (
        <Trans>
          Signals are raised as candles of {raised} close, where the sources agree enough. You can also ask
          them now.
        </Trans>
      )}{" "}
      <LastLook desk={desk} />
    </Empty>
  );
}

function FeedSkeleton() {
  return (
    <div className="flex flex-col gap-2 p-3">
      {Array.from({ length: 8 }, (_, index) => (
        <SkeletonBlock key={index} className="h-16 max-sm:h-40" />
      ))}
    </div>
  );
}
