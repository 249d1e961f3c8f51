import { Trans, useLingui } from "@lingui/react/macro";
import { useTitle } from "@/lib/title";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { keys } from "@/api/keys";
import type { Me } from "@/api/types";
import { OrderSheet } from "@/features/blotter/components/OrderSheet";
import { PositionsTable } from "@/features/blotter/components/PositionsTable";
import { TradesTable } from "@/features/blotter/components/TradesTable";
import { TopSignals } from "@/features/signals/components/TopSignals";
import { Panel } from "@/ui/Panel";
import { ActiveBots } from "./ActiveBots";
import { EquityPanel } from "./EquityPanel";
import { PortfolioOverview } from "./PortfolioOverview";
import { TransactionFeed } from "./TransactionFeed";

export default function DashboardPage() {
  const { t } = useLingui();
  useTitle(t`Dashboard`);
  const me = useQuery<Me | null>({ queryKey: keys.me, enabled: false });
  const [order_id, setOrderId] = useState<string | null>(null);
  return (
    <main className="flex flex-col gap-3 p-2 sm:p-3">
      <h1 className="px-1 pt-1 text-base">
        {me.data ? <Trans>Welcome back, {me.data.username}</Trans> : <Trans>Welcome back</Trans>}
      </h1>
      <PortfolioOverview />
      <div className="grid items-start gap-3 lg:grid-cols-12">
        <div className="flex min-w-0 flex-col gap-3 lg:col-span-8">
          <EquityPanel />
          <Panel title={t`Open positions`} className="min-h-54">
            <PositionsTable filter={{}} brief />
          </Panel>
          <Panel title={t`Recent trades`} className="h-96" bodyClassName="overflow-y-auto">
            <TradesTable filter={{}} brief />
          </Panel>
        </div>
        <div className="flex min-w-0 flex-col gap-3 lg:col-span-4">
          <ActiveBots />
          <TopSignals className="h-54" />
          <TransactionFeed onOrder={setOrderId} />
        </div>
      </div>
      {order_id !== null && <OrderSheet id={order_id} onClose={() => setOrderId(null)} />}
    </main>
  );
}
