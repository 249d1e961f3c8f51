import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { useLocation } from "wouter";
import type { Bot } from "@/api/types";
import { HoldButton } from "@/ui/HoldButton";
import { Sheet } from "@/ui/Sheet";
import { useBotDelete } from "../../api/bots";

/** Only a bot that stands still and holds nothing can go; its records stay. */
export function DeleteBot({ bot }: { bot: Bot }) {
  const { t } = useLingui();
  const [, navigate] = useLocation();
  const [is_open, setOpen] = useState(false);
  const act = useBotDelete(bot.id, () => navigate("/bots"));
  const is_idle = bot.state === "created" || bot.state === "stopped";
  const can_go = is_idle && bot.position === null;
  return (
    <div className="flex items-center justify-between gap-3 border-t border-line pt-3 text-xs">
      <span className="text-muted">
        {can_go ? (
          <Trans>Its capital goes back to the account.</Trans>
        ) : (
          <Trans>Only a stopped bot without a position can be deleted.</Trans>
        )}
      </span>
      <button type="button" className="button danger small" disabled={!can_go} onClick={() => setOpen(true)}>
        <Trans>Delete bot</Trans>
      </button>
      {is_open && (
        <Sheet title={t`Delete ${bot.name}`} onClose={() => setOpen(false)}>
          <div className="flex flex-col gap-4 p-4">
            <p>
              <Trans>The bot and its settings go. Its orders, fills and trades stay in the records.</Trans>
            </p>
            {act.error !== null && (
              <p role="alert" className="text-down">
                {act.error.message}
              </p>
            )}
            <HoldButton
              label={t`Delete ${bot.name}: hold, or press Enter twice`}
              hint={t`Hold for 1.5 seconds, or press Enter twice`}
              armedHint={t`Press Enter again to delete it`}
              disabled={act.isPending}
              onConfirm={() => act.mutate()}
            >
              <Trans>Delete bot</Trans>
            </HoldButton>
          </div>
        </Sheet>
      )}
    </div>
  );
}
