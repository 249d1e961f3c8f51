import { Trans, useLingui } from "@lingui/react/macro";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { botEventsQuery } from "@/api/queries";
import type { BotEvent, EventKind } from "@/api/types";
import { EventDetail } from "@/features/blotter/components/EventDetail";
import { kind_tones, kind_words } from "@/features/blotter/logic/words";
import { formatInstant } from "@/lib/clock";
import { Badge } from "@/ui/Badge";
import { Empty, Loaded, Panel, SkeletonRows } from "@/ui/Panel";

const kinds: ("" | EventKind)[] = ["", "decision", "order", "refusal", "fill", "state"];

/** Why, and why not: every decision with what was seen and what the risk gate said. */
export function DecisionLog({ bot_id }: { bot_id: string }) {
  const { t, i18n } = useLingui();
  const [kind, setKind] = useState<"" | EventKind>("");
  const events = useInfiniteQuery(botEventsQuery(bot_id, kind));
  const rows = useMemo(() => events.data?.pages.flatMap((page) => page.items), [events.data]);
  return (
    <Panel
      title={t`Decision log: why, and why not`}
      className="max-h-[42rem] lg:h-[42rem]"
      bodyClassName="flex min-h-0 flex-col"
      aside={
        <select
          aria-label={t`Kind of event`}
          className="control !min-h-7 !py-0 text-xs"
          value={kind}
          onChange={(event) => setKind(kinds.find((option) => option === event.target.value) ?? "")}
        >
          {kinds.map((option) => (
            <option key={option} value={option}>
              {option === "" ? t`All` : i18n._(kind_words[option])}
            </option>
          ))}
        </select>
      }
    >
      <div className="min-h-0 flex-1 overflow-y-auto" data-testid="decision-log">
        <Loaded
          query={{ data: rows, error: events.error, isPending: events.isPending, refetch: events.refetch }}
          skeleton={<SkeletonRows rows={10} />}
          isEmpty={(all) => all.length === 0}
          empty={
            <Empty icon="bots" title={<Trans>No decision yet</Trans>}>
              <Trans>A running bot decides at the close of each candle, and writes it here.</Trans>
            </Empty>
          }
        >
          {(all) => (
            <>
              <ol>
                {all.map((event) => (
                  <LogRow key={event.id} event={event} />
                ))}
              </ol>
              {events.hasNextPage && (
                <p className="p-2 text-center">
                  <button
                    type="button"
                    className="button small"
                    disabled={events.isFetchingNextPage}
                    onClick={() => void events.fetchNextPage()}
                  >
                    <Trans>Show older</Trans>
                  </button>
                </p>
              )}
            </>
          )}
        </Loaded>
      </div>
    </Panel>
  );
}

function LogRow({ event }: { event: BotEvent }) {
  const { i18n } = useLingui();
  const has_detail = event.facts.length > 0 || event.checks.length > 0;
  const head = (
    <span className="inline-flex w-[calc(100%-1.25rem)] items-baseline gap-2">
      <span className="num shrink-0 text-2xs text-muted">{formatInstant(event.at, "minute")}</span>
      <Badge tone={kind_tones[event.kind]}>{i18n._(kind_words[event.kind])}</Badge>
    </span>
  );
  return (
    <li
      data-testid="decision-row"
      data-kind={event.kind}
      className={`border-s-2 border-b border-b-line last:border-b-0 ${event.kind === "refusal" ? "border-s-down" : "border-s-transparent"}`}
    >
      {has_detail ? (
        <details>
          <summary className="px-3 py-1.5 -outline-offset-2 hover:bg-raised">
            {head}
            <span className="mt-0.5 block text-xs">{event.text}</span>
          </summary>
          <div className="px-3 pt-1 pb-3">
            <EventDetail event={event} />
          </div>
        </details>
      ) : (
        <div className="px-3 py-1.5">
          {head}
          <span className="mt-0.5 block text-xs">{event.text}</span>
        </div>
      )}
    </li>
  );
}
