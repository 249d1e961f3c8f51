import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { Link, useSearchParams } from "wouter";
import { Blotter } from "@/features/blotter/components/Blotter";
import { OrderSheet } from "@/features/blotter/components/OrderSheet";
import { useInstrument } from "@/features/market/logic/use_instrument";
import { timeframeOf } from "@/lib/symbol";
import { Empty, SkeletonBlock } from "@/ui/Panel";
import { MarketBots } from "./MarketBots";
import { MarketHeader } from "./MarketHeader";
import { TradeChart } from "./TradeChart";
import { Watchlist } from "./Watchlist";

export default function TradePage({ symbol }: { symbol: string }) {
  const { t } = useLingui();
  const instrument = useInstrument(symbol);
  const [search, setSearch] = useSearchParams();
  const [order_id, setOrderId] = useState<string | null>(null);
  const timeframe = timeframeOf(search.get("tf")) ?? "1m";

  if (instrument === null) {
    return (
      <main className="p-3">
        <h1 className="sr-only">{t`Trade`}</h1>
        <div className="panel">
          <Empty
            icon="search"
            title={<Trans>There is no market called {symbol}</Trans>}
            action={
              <Link href="/trade" className="button primary">
                <Trans>Go to the first market</Trans>
              </Link>
            }
          />
        </div>
      </main>
    );
  }
  if (instrument === undefined) {
    return (
      <main className="grid gap-2 p-2">
        <SkeletonBlock className="h-14" />
        <SkeletonBlock className="h-[32rem]" />
      </main>
    );
  }
  return (
    <main className="grid gap-2 p-2 lg:h-[calc(100dvh-var(--bars,4.5rem))] lg:min-h-[40rem] lg:grid-cols-[minmax(0,1fr)_18rem] lg:grid-rows-[auto_minmax(0,1fr)_15rem]">
      <MarketHeader instrument={instrument} />
      <TradeChart
        className="h-[calc(55vh+var(--panes,0)*5rem+var(--side,0)*22rem)] lg:col-start-1 lg:row-start-2 lg:h-auto"
        instrument={instrument}
        timeframe={timeframe}
        onTimeframe={(next) => setSearch({ tf: next }, { replace: true })}
        onOrder={setOrderId}
      />
      <Blotter
        className="lg:col-start-1 lg:row-start-3 lg:min-h-0"
        filter={{ symbol: instrument.symbol }}
        onOrder={setOrderId}
      />
      <aside className="flex min-h-0 flex-col gap-2 lg:col-start-2 lg:row-span-3 lg:row-start-1">
        <Watchlist active={instrument.symbol} />
        <MarketBots instrument={instrument} />
      </aside>
      {order_id !== null && <OrderSheet id={order_id} onClose={() => setOrderId(null)} />}
    </main>
  );
}
