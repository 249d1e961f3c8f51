import { Trans, useLingui } from "@lingui/react/macro";
import type { Bot } from "@/api/types";
import { Icon } from "@/ui/Icon";
import { useBotAction, type BotAction } from "../api/bots";
import { actionsOf } from "../logic/actions";

const icons = { start: "play", stop: "square", pause: "pause" } as const;

/** Start, pause, stop. Nothing is shown as done before the server has said so. */
export function BotActions({ bot, small = false }: { bot: Bot; small?: boolean }) {
  const { t } = useLingui();
  const act = useBotAction(bot.id);
  const words: Record<BotAction, string> = {
    start: bot.state === "paused" ? t`Resume` : t`Start`,
    stop: t`Stop`,
    pause: t`Pause`,
  };
  const hints: Record<BotAction, string> = {
    start: t`Start ${bot.name}`,
    stop: t`Stop ${bot.name}: no new decisions, working orders are canceled`,
    pause: t`Pause ${bot.name}: no new entries, exits go on`,
  };
  return (
    <div className="flex flex-wrap items-center gap-1.5">
      {actionsOf(bot.state).map((action) => (
        <button
          key={action}
          type="button"
          data-testid={`${action}-bot-button`}
          className={`button ${small ? "small" : ""} ${action === "start" ? "primary" : ""}`}
          aria-label={hints[action]}
          title={hints[action]}
          disabled={act.isPending}
          onClick={() => act.mutate(action)}
        >
          <Icon name={icons[action]} size={small ? 12 : 14} />
          {act.isPending && act.variables === action ? <Trans>Sending…</Trans> : words[action]}
        </button>
      ))}
      {act.error !== null && (
        <span role="alert" className="text-2xs text-down">
          {act.error.message}
        </span>
      )}
    </div>
  );
}
