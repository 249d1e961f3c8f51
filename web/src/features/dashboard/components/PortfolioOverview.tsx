import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { portfolioQuery } from "@/api/queries";
import type { Portfolio } from "@/api/types";
import { Change, Money, Percent, Pnl } from "@/ui/Figure";
import { Loaded, Panel, SkeletonBlock } from "@/ui/Panel";

export function PortfolioOverview() {
  const { t } = useLingui();
  const portfolio = useQuery(portfolioQuery);
  return (
    <Panel title={t`Portfolio Overview`} aside={<Trans>Paper account, USDT</Trans>}>
      <Loaded
        query={portfolio}
        skeleton={<SkeletonBlock className="m-3 h-[4.25rem] max-xl:h-36 max-sm:h-72" />}
      >
        {(loaded) => <Overview portfolio={loaded} />}
      </Loaded>
    </Panel>
  );
}

function Overview({ portfolio }: { portfolio: Portfolio }) {
  const { t } = useLingui();
  return (
    <dl className="grid grid-cols-2 gap-px overflow-hidden rounded-b-lg bg-line sm:grid-cols-4 xl:grid-cols-8">
      <Kpi term={t`Total equity`} note={<Change value={portfolio.net_profit_pct} />}>
        <Money value={portfolio.total_value} />
      </Kpi>
      <Kpi term={t`Today`} note={<Change value={portfolio.daily_pnl_pct} />}>
        <Pnl value={portfolio.daily_pnl} />
      </Kpi>
      <Kpi
        term={t`Open P&L`}
        note={
          <Trans>
            <Money value={portfolio.total_invested} /> invested
          </Trans>
        }
      >
        <Pnl value={portfolio.unrealized_pnl} />
      </Kpi>
      <Kpi term={t`Realised P&L`} note={<Trans>after fees</Trans>}>
        <Pnl value={portfolio.realized_pnl} />
      </Kpi>
      <Kpi
        term={t`Available`}
        note={
          <Trans>
            <Money value={portfolio.held_balance} /> held
          </Trans>
        }
      >
        <Money value={portfolio.available_balance} />
      </Kpi>
      <Kpi term={t`Active Bots`} note={<Trans>of {portfolio.total_bots}</Trans>}>
        <span className="num" data-testid="active-bots">
          {portfolio.active_bots}
        </span>
      </Kpi>
      <Kpi
        term={t`Total Trades`}
        note={
          portfolio.win_rate_pct === null ? (
            <Trans>none closed yet</Trans>
          ) : (
            <Trans>
              <Percent value={portfolio.win_rate_pct} /> won
            </Trans>
          )
        }
      >
        <span className="num">{portfolio.total_trades}</span>
      </Kpi>
      <Kpi term={t`Max drawdown`} note={<Trans>from the peak</Trans>}>
        <Percent value={portfolio.max_drawdown_pct} />
      </Kpi>
    </dl>
  );
}

function Kpi({ term, note, children }: { term: string; note: ReactNode; children: ReactNode }) {
  return (
    <div className="bg-panel px-3 py-2.5">
      <dt className="text-2xs text-muted">{term}</dt>
      <dd className="text-lg leading-6 font-semibold tracking-tight">{children}</dd>
      <dd className="text-2xs text-muted">{note}</dd>
    </div>
  );
}
