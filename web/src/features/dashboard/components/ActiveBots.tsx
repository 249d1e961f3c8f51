import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Link } from "wouter";
import { botsQuery } from "@/api/queries";
import type { Bot } from "@/api/types";
import { BotStateBadge } from "@/features/blotter/components/cells";
import { pairText } from "@/lib/symbol";
import { Change, Pnl } from "@/ui/Figure";
import { Empty, Loaded, Panel, SkeletonRows } from "@/ui/Panel";

export function ActiveBots() {
  const { t } = useLingui();
  const bots = useQuery(botsQuery);
  const running = bots.data?.filter((bot) => bot.state === "running").length ?? 0;
  return (
    <Panel
      title={running > 0 ? t`Active bots (${running})` : t`Active bots`}
      aside={
        <Link href="/bots" className="hover:text-text hover:underline">
          <Trans>All bots</Trans>
        </Link>
      }
      className="h-80"
      bodyClassName="overflow-y-auto"
    >
      <Loaded
        query={bots}
        skeleton={<SkeletonRows rows={5} />}
        isEmpty={(rows) => rows.length === 0}
        empty={
          <Empty
            icon="bots"
            title={<Trans>No bot yet</Trans>}
            action={
              <Link href="/bots/new" className="button primary">
                <Trans>Start a sample paper bot</Trans>
              </Link>
            }
          />
        }
      >
        {(rows) => (
          <ul>
            {rows.map((bot) => (
              <BotRow key={bot.id} bot={bot} />
            ))}
          </ul>
        )}
      </Loaded>
    </Panel>
  );
}

function BotRow({ bot }: { bot: Bot }) {
  return (
    <li className="border-b border-line last:border-0">
      <Link
        href={`/bots/${bot.id}`}
        className="grid grid-cols-[1fr_auto] gap-x-3 px-3 py-2 -outline-offset-2 hover:bg-raised"
      >
        <span className="truncate font-medium">{bot.name}</span>
        <span className="text-end">
          <Pnl value={bot.net_profit} />
        </span>
        <span className="flex items-center gap-2 text-2xs text-muted">
          <BotStateBadge state={bot.state} />
          {pairText(bot.instrument)} · {bot.timeframe}
        </span>
        <span className="text-end text-2xs">
          <Change value={bot.net_profit_pct} />
        </span>
      </Link>
    </li>
  );
}
