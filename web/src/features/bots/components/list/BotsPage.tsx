import { Trans, useLingui } from "@lingui/react/macro";
import { useTitle } from "@/lib/title";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Link } from "wouter";
import { botsQuery } from "@/api/queries";
import type { Bot } from "@/api/types";
import { Icon } from "@/ui/Icon";
import { Empty, Loaded, SkeletonBlock, SkeletonRows } from "@/ui/Panel";
import { BotsTable } from "./BotsTable";
import { BotsSummary } from "./BotsSummary";

type Shown = "all" | "running" | "stopped";

export default function BotsPage() {
  const { t } = useLingui();
  useTitle(t`Bots`);
  const bots = useQuery(botsQuery);
  const [shown, setShown] = useState<Shown>("all");
  const options: [Shown, string][] = [
    ["all", t`All`],
    ["running", t`Running`],
    ["stopped", t`Not running`],
  ];
  return (
    <main className="flex flex-col gap-3 p-2 sm:p-3">
      <div className="flex flex-wrap items-center gap-3 px-1 pt-1">
        <h1 className="text-base">
          <Trans>Bots</Trans>
        </h1>
        <div role="group" aria-label={t`Filter`} className="flex">
          {options.map(([value, label]) => (
            <button
              key={value}
              type="button"
              aria-pressed={shown === value}
              className="min-h-7 rounded px-2 text-xs font-medium text-muted hover:bg-raised aria-pressed:bg-accent-soft aria-pressed:text-accent max-sm:min-h-11"
              onClick={() => setShown(value)}
            >
              {label}
            </button>
          ))}
        </div>
        <Link href="/bots/new" data-testid="create-bot-button" className="button primary ms-auto">
          <Icon name="plus" />
          <Trans>Create bot</Trans>
        </Link>
      </div>
      {bots.isPending && <SkeletonBlock className="h-[3.375rem] max-sm:h-[10.125rem]" />}
      {bots.data !== undefined && bots.data.length > 0 && <BotsSummary bots={bots.data} />}
      <section className="panel" aria-label={t`Bots`}>
        <Loaded
          query={bots}
          skeleton={<SkeletonRows rows={6} />}
          isEmpty={(rows) => rows.filter(filters[shown]).length === 0}
          empty={
            <Empty
              icon="bots"
              title={shown === "all" ? <Trans>No bot yet</Trans> : <Trans>No bot in this state</Trans>}
              action={
                <Link href="/bots/new" className="button primary">
                  <Trans>Start a sample paper bot</Trans>
                </Link>
              }
            >
              <Trans>A bot trades one market by one strategy, on paper, and writes down why.</Trans>
            </Empty>
          }
        >
          {(rows) => <BotsTable bots={rows.filter(filters[shown])} />}
        </Loaded>
      </section>
    </main>
  );
}

const filters: Record<Shown, (bot: Bot) => boolean> = {
  all: () => true,
  running: (bot) => bot.state === "running",
  stopped: (bot) => bot.state !== "running",
};
