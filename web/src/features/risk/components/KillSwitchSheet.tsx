import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { botsQuery, killSwitchQuery, positionsQuery } from "@/api/queries";
import { formatInstant } from "@/lib/clock";
import { pairText } from "@/lib/symbol";
import { HoldButton } from "@/ui/HoldButton";
import { Icon } from "@/ui/Icon";
import { Sheet } from "@/ui/Sheet";
import { useKillSwitch } from "../api/kill_switch";

export default function KillSwitchSheet({ onClose }: { onClose: () => void }) {
  const { t } = useLingui();
  const { engage, release } = useKillSwitch();
  const state = useQuery(killSwitchQuery);
  const bots = useQuery(botsQuery);
  const positions = useQuery(positionsQuery({}));
  const engaged = state.data?.engaged.find((entry) => entry.scope === "account");
  const active = bots.data?.filter((bot) => bot.state === "running" || bot.state === "paused") ?? [];
  const error = engage.error ?? release.error;

  return (
    <Sheet title={t`Kill switch`} onClose={onClose}>
      <div className="flex flex-col gap-4 p-4">
        {engaged === undefined ? (
          <p>
            <Trans>
              Stops every new entry on this paper account at once. Working entry orders are canceled.
              Protective stops and take-profits stay in place.
            </Trans>
          </p>
        ) : (
          <p className="rounded border border-down bg-down-soft p-3">
            <Trans>
              Engaged since {formatInstant(engaged.engaged_at, "full")}: {engaged.reason}
            </Trans>
          </p>
        )}
        <section className="rounded border border-line">
          <h3 className="border-b border-line px-3 py-2 text-xs text-muted">
            <Plural value={active.length} one="# bot is concerned" other="# bots are concerned" />
          </h3>
          <ul className="max-h-40 overflow-y-auto p-3 text-xs" tabIndex={0}>
            {active.map((bot) => (
              <li key={bot.id} className="flex justify-between gap-3 py-0.5">
                <span className="truncate">{bot.name}</span>
                <span className="text-muted">{pairText(bot.instrument)}</span>
              </li>
            ))}
          </ul>
          <p className="border-t border-line px-3 py-2 text-xs text-muted">
            <Plural
              value={positions.data?.length ?? 0}
              one="# open position is kept, with its stop and targets"
              other="# open positions are kept, with their stops and targets"
            />
          </p>
        </section>
        {error !== null && (
          <p role="alert" className="text-down">
            {error.message}
          </p>
        )}
        {engaged === undefined ? (
          <HoldButton
            label={t`Engage the kill switch: hold, or press Enter twice`}
            hint={t`Hold for 1.5 seconds, or press Enter twice`}
            armedHint={t`Press Enter again to stop all entries`}
            disabled={engage.isPending}
            onConfirm={() => engage.mutate("engaged by hand in the web app")}
          >
            <Icon name="stop" />
            {engage.isPending ? <Trans>Stopping…</Trans> : <Trans>Stop all entries</Trans>}
          </HoldButton>
        ) : (
          <button
            type="button"
            className="button"
            disabled={release.isPending}
            onClick={() => release.mutate("released by hand in the web app")}
          >
            <Trans>Release: bots may enter again</Trans>
          </button>
        )}
      </div>
    </Sheet>
  );
}
