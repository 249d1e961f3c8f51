import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Link } from "wouter";
import { strategiesQuery } from "@/api/queries";
import type { Bot } from "@/api/types";
import { BotStateBadge, MarketLink } from "@/features/blotter/components/cells";
import { formatInstant } from "@/lib/clock";
import { DataTable, type Column } from "@/ui/DataTable";
import { Change, Money, Percent, Pnl } from "@/ui/Figure";
import { BotActions } from "../BotActions";

export function BotsTable({ bots }: { bots: Bot[] }) {
  const { t } = useLingui();
  const strategies = useQuery(strategiesQuery);
  const titleOf = (name: string) =>
    strategies.data?.find((strategy) => strategy.name === name)?.title ?? name;
  const columns: Column<Bot>[] = [
    {
      id: "name",
      header: t`Bot`,
      lead: true,
      cell: (bot) => (
        <Link href={`/bots/${bot.id}`} className="flex flex-col py-0.5 hover:underline">
          <span className="font-medium">{bot.name}</span>
          <span className="text-2xs font-normal text-muted">{titleOf(bot.strategy)}</span>
        </Link>
      ),
    },
    {
      id: "state",
      header: t`State`,
      cell: (bot) => (
        <span data-testid="bot-row-status">
          <BotStateBadge state={bot.state} />
        </span>
      ),
    },
    {
      id: "market",
      header: t`Market`,
      cell: (bot) => (
        <span>
          <MarketLink instrument={bot.instrument} />{" "}
          <span className="num text-2xs text-muted">{bot.timeframe}</span>
        </span>
      ),
    },
    { id: "equity", header: t`Equity`, cell: (bot) => <Money value={bot.equity} />, align: "end" },
    {
      id: "net",
      header: t`Net profit`,
      align: "end",
      cell: (bot) => (
        <span className="inline-flex flex-wrap items-baseline justify-end gap-x-2 lg:flex-nowrap">
          <Pnl value={bot.net_profit} />
          <span className="text-2xs">
            <Change value={bot.net_profit_pct} />
          </span>
        </span>
      ),
    },
    { id: "open", header: t`Open P&L`, cell: (bot) => <Pnl value={bot.unrealized_pnl} />, align: "end" },
    {
      id: "trades",
      header: t`Trades`,
      cell: (bot) => <span className="num">{bot.trades_count}</span>,
      align: "end",
    },
    { id: "won", header: t`Won`, cell: (bot) => <Percent value={bot.win_rate_pct} />, align: "end" },
    { id: "last", header: t`Last decision`, cell: (bot) => <LastDecision bot={bot} />, wide: true },
    {
      id: "act",
      header: t`Actions`,
      cell: (bot) => <BotActions bot={bot} small />,
      align: "end",
      wide: true,
    },
  ];
  return <DataTable label={t`Bots`} columns={columns} rows={bots} rowKey={(bot) => bot.id} />;
}

function LastDecision({ bot }: { bot: Bot }) {
  if (bot.error !== null) return <span className="text-down">{bot.error}</span>;
  if (bot.last_decision === null) return <span className="text-muted">-</span>;
  return (
    <span
      className="block max-w-72 truncate text-xs text-muted max-sm:text-end max-sm:whitespace-normal"
      title={bot.last_decision.text}
    >
      <span className="num">{formatInstant(bot.last_decision.at, "time")}</span> {bot.last_decision.text}
    </span>
  );
}
