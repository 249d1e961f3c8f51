import { useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { Link } from "wouter";
import type { Bot } from "@/api/types";
import { BotStateBadge, MarketLink } from "@/features/blotter/components/cells";
import { Change, Money, Percent, Pnl } from "@/ui/Figure";
import { BotActions } from "../BotActions";

export function BotHeader({ bot }: { bot: Bot }) {
  const { t } = useLingui();
  return (
    <section className="panel overflow-hidden" aria-label={bot.name}>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2 px-3 py-2">
        <nav aria-label={t`Path`} className="text-xs text-muted">
          <Link href="/bots" className="hover:underline">{t`Bots`}</Link> /
        </nav>
        <h1 className="text-base">{bot.name}</h1>
        <span data-testid="bot-status">
          <BotStateBadge state={bot.state} />
        </span>
        <span className="text-xs text-muted">
          <MarketLink instrument={bot.instrument} /> · {bot.timeframe} · {bot.strategy}
        </span>
        <div className="ms-auto">
          <BotActions bot={bot} />
        </div>
      </div>
      {bot.error !== null && (
        <p role="alert" className="border-t border-down bg-down-soft px-3 py-2 text-down">
          {bot.error}
        </p>
      )}
      <dl className="grid grid-cols-2 gap-px border-t border-line bg-line sm:grid-cols-4 lg:grid-cols-8">
        <Cell term={t`Equity`}>
          <Money value={bot.equity} />
        </Cell>
        <Cell term={t`Net profit`}>
          <Pnl value={bot.net_profit} />
        </Cell>
        <Cell term={t`Return`}>
          <Change value={bot.net_profit_pct} />
        </Cell>
        <Cell term={t`Open P&L`}>
          <Pnl value={bot.unrealized_pnl} />
        </Cell>
        <Cell term={t`Realised P&L`}>
          <Pnl value={bot.realized_pnl} />
        </Cell>
        <Cell term={t`Fees paid`}>
          <Money value={bot.fees_paid} />
        </Cell>
        <Cell term={t`Trades`}>
          <span className="num">
            {bot.trades_count}{" "}
            {bot.open_trades > 0 && (
              <span className="text-xs font-normal text-muted">{t`+${bot.open_trades} open`}</span>
            )}
          </span>
        </Cell>
        <Cell term={t`Won`}>
          <Percent value={bot.win_rate_pct} />
        </Cell>
      </dl>
    </section>
  );
}

function Cell({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div className="bg-panel px-3 py-1.5">
      <dt className="text-2xs text-muted">{term}</dt>
      <dd className="text-sm font-semibold">{children}</dd>
    </div>
  );
}
