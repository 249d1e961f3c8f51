import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Link } from "wouter";
import { botsQuery } from "@/api/queries";
import type { Bot, Instrument } from "@/api/types";
import { BotStateBadge } from "@/features/blotter/components/cells";
import { formatInstant } from "@/lib/clock";
import { Pnl } from "@/ui/Figure";
import { Empty, Loaded, Panel, SkeletonRows } from "@/ui/Panel";

/** Who trades this market, and what each of them decided last. */
export function MarketBots({ instrument }: { instrument: Instrument }) {
  const { t } = useLingui();
  const bots = useQuery(botsQuery);
  return (
    <Panel title={t`Bots on this market`} className="lg:min-h-40 lg:flex-1" bodyClassName="overflow-y-auto">
      <Loaded
        query={{ ...bots, data: bots.data?.filter((bot) => bot.instrument === instrument.id) }}
        skeleton={<SkeletonRows rows={3} />}
        isEmpty={(rows) => rows.length === 0}
        empty={
          <Empty
            icon="bots"
            title={<Trans>No bot trades here</Trans>}
            action={
              <Link href={`/bots/new?symbol=${instrument.symbol}`} className="button">
                <Trans>New bot on this market</Trans>
              </Link>
            }
          />
        }
      >
        {(rows) => (
          <ul>
            {rows.map((bot) => (
              <BotCard key={bot.id} bot={bot} />
            ))}
          </ul>
        )}
      </Loaded>
    </Panel>
  );
}

function BotCard({ bot }: { bot: Bot }) {
  return (
    <li className="border-b border-line last:border-0">
      <Link
        href={`/bots/${bot.id}`}
        className="flex flex-col gap-0.5 px-3 py-2 -outline-offset-2 hover:bg-raised"
      >
        <span className="flex justify-between gap-2">
          <span className="truncate font-medium">{bot.name}</span>
          <Pnl value={bot.net_profit} />
        </span>
        <span className="flex items-center gap-2 text-2xs text-muted">
          <BotStateBadge state={bot.state} /> {bot.timeframe}
        </span>
        {bot.last_decision !== null && (
          <span className="text-2xs text-muted">
            <span className="num">{formatInstant(bot.last_decision.at, "time")}</span>{" "}
            {bot.last_decision.text}
          </span>
        )}
      </Link>
    </li>
  );
}
