import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useSyncExternalStore, type ReactNode } from "react";
import { pricesQuery } from "@/api/queries";
import type { Instrument, Ticker } from "@/api/types";
import { LiveChange, LivePrice } from "@/features/market/components/LivePrice";
import { pairText } from "@/lib/symbol";
import { formatCompact, formatPrice } from "@/lib/price";
import { useTitle } from "@/lib/title";
import { tickerOf } from "@/live/tickers";
import { Figure, Price } from "@/ui/Figure";

const refresh_ms = 2_000;

export function MarketHeader({ instrument }: { instrument: Instrument }) {
  const { t } = useLingui();
  const prices = useQuery(pricesQuery);
  const initial = prices.data?.find((ticker) => ticker.instrument === instrument.id);
  const day = useDayFigures(instrument.id) ?? initial;
  useTitle(`${formatPrice(day?.last, instrument.tick_size).text} ${pairText(instrument.symbol)}`);
  return (
    <header className="panel flex flex-wrap items-center gap-x-5 gap-y-1 px-3 py-2 lg:col-start-1 lg:row-start-1">
      <h1 className="text-base">{pairText(instrument.symbol)}</h1>
      <span className="flex items-baseline gap-2">
        <LivePrice
          instrument={instrument.id}
          tick={instrument.tick_size}
          initial={initial}
          className="text-lg font-semibold"
        />
        <LiveChange instrument={instrument.id} initial={initial} className="text-xs" />
      </span>
      <dl className="flex flex-wrap gap-x-5 text-xs">
        <Stat term={t`24h high`}>
          <Price value={day?.high_24h} tick={instrument.tick_size} />
        </Stat>
        <Stat term={t`24h low`}>
          <Price value={day?.low_24h} tick={instrument.tick_size} />
        </Stat>
        <Stat term={t`24h volume`}>
          <Figure figure={formatCompact(day?.volume_24h)} />{" "}
          <span className="text-muted">{instrument.base}</span>
        </Stat>
        <Stat term={t`Venue`}>{instrument.venue}</Stat>
      </dl>
    </header>
  );
}

function Stat({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div className="flex flex-col">
      <dt className="text-2xs leading-3 text-muted">{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** High, low and volume need no frame-by-frame update: every two seconds is enough for the eye. */
function useDayFigures(instrument: string): Ticker | undefined {
  return useSyncExternalStore(everyTwoSeconds, () => tickerOf(instrument));
}

function everyTwoSeconds(listener: () => void): () => void {
  const timer = setInterval(listener, refresh_ms);
  return () => clearInterval(timer);
}
