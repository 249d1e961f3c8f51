import { Trans, useLingui } from "@lingui/react/macro";
import { useTitle } from "@/lib/title";
import { skipToken, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Link, useSearchParams } from "wouter";
import { ApiProblem } from "@/api/problem";
import { keys } from "@/api/keys";
import { botQuery } from "@/api/queries";
import type { Bot } from "@/api/types";
import { Blotter } from "@/features/blotter/components/Blotter";
import { OrderSheet } from "@/features/blotter/components/OrderSheet";
import { MarketChart } from "@/features/market/components/MarketChart";
import { useInstrument } from "@/features/market/logic/use_instrument";
import { Icon } from "@/ui/Icon";
import { Empty, Loaded, SkeletonBlock } from "@/ui/Panel";
import { BotHeader } from "./BotHeader";
import { BotParams } from "./BotParams";
import { BotPerformance } from "./BotPerformance";
import { DecisionLog } from "./DecisionLog";
import { timeframeOf, type Timeframe } from "@/lib/symbol";

export default function BotPage({ id }: { id: string }) {
  const { data: is_removed } = useQuery({
    queryKey: keys.botRemoved(id),
    queryFn: skipToken,
    initialData: false,
    staleTime: Infinity,
  });
  const bot = useQuery({ ...botQuery(id), enabled: !is_removed });
  useTitle(bot.data?.name ?? null);
  const is_missing =
    is_removed ||
    (bot.error instanceof ApiProblem &&
      (bot.error.status === 404 || bot.error.status === 422 || bot.error.status === 400));
  return (
    <main className="flex flex-col gap-2 p-2">
      {is_missing ? (
        <div className="panel">
          <Empty
            icon="bots"
            title={<Trans>There is no such bot</Trans>}
            action={
              <Link href="/bots" className="button primary">
                <Trans>All bots</Trans>
              </Link>
            }
          />
        </div>
      ) : (
        <Loaded query={bot} skeleton={<BotSkeleton />}>
          {(loaded) => <BotRoom bot={loaded} />}
        </Loaded>
      )}
    </main>
  );
}

function BotRoom({ bot }: { bot: Bot }) {
  const { t } = useLingui();
  const instrument = useInstrument(bot.instrument);
  const [search, setSearch] = useSearchParams();
  const [timeframe, setTimeframe] = useState<Timeframe>(timeframeOf(bot.timeframe) ?? "1m");
  const [order_id, setOrderId] = useState<string | null>(null);
  const filter = { bot_id: bot.id };
  return (
    <>
      {search.get("created") === "1" && (
        <div
          role="status"
          data-testid="success-message"
          className="flex items-center justify-between gap-3 rounded-lg border border-up bg-up-soft px-3 py-1"
        >
          <span>
            <Trans>Bot created successfully</Trans>
          </span>
          <button
            type="button"
            className="button quiet small"
            aria-label={t`Dismiss`}
            onClick={() => setSearch({}, { replace: true })}
          >
            <Icon name="close" />
          </button>
        </div>
      )}
      <BotHeader bot={bot} />
      <div className="grid gap-2 lg:grid-cols-[minmax(0,1fr)_24rem]">
        <div className="flex min-w-0 flex-col gap-2">
          {instrument ? (
            <MarketChart
              className="h-[55vh] lg:h-[27rem]"
              instrument={instrument}
              timeframe={timeframe}
              onTimeframe={setTimeframe}
              filter={filter}
              onOrder={setOrderId}
            />
          ) : (
            <SkeletonBlock className="h-[27rem]" />
          )}
          <Blotter className="h-80" filter={filter} onOrder={setOrderId} initial="trades" />
          <BotPerformance bot={bot} />
        </div>
        <div className="flex min-w-0 flex-col gap-2">
          <DecisionLog bot_id={bot.id} />
          <BotParams bot={bot} />
        </div>
      </div>
      {order_id !== null && <OrderSheet id={order_id} onClose={() => setOrderId(null)} />}
    </>
  );
}

function BotSkeleton() {
  return (
    <>
      <SkeletonBlock className="h-32" />
      <div className="grid gap-2 lg:grid-cols-[minmax(0,1fr)_24rem]">
        <SkeletonBlock className="h-[27rem]" />
        <SkeletonBlock className="h-[27rem]" />
      </div>
    </>
  );
}
