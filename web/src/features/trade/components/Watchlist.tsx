import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useRef, useState, useSyncExternalStore, type KeyboardEvent } from "react";
import { Link } from "wouter";
import { instrumentsQuery, pricesQuery } from "@/api/queries";
import type { Instrument, Ticker } from "@/api/types";
import { LiveChange, LivePrice } from "@/features/market/components/LivePrice";
import { preferences, preferencesSet, preferencesWatch } from "@/lib/preferences";
import { pairText } from "@/lib/symbol";
import { Icon } from "@/ui/Icon";
import { Empty, Loaded, Panel, SkeletonRows } from "@/ui/Panel";
import { watchlistRows } from "../logic/watchlist";

export function Watchlist({ active }: { active: string }) {
  const { t } = useLingui();
  const instruments = useQuery(instrumentsQuery);
  const prices = useQuery(pricesQuery);
  const { favourites } = useSyncExternalStore(preferencesWatch, preferences);
  const [typed, setTyped] = useState("");
  const list = useRef<HTMLUListElement>(null);

  function move(event: KeyboardEvent) {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    const links = [...(list.current?.querySelectorAll<HTMLElement>("a") ?? [])];
    const index = links.indexOf(document.activeElement as HTMLElement);
    const next = links[index + (event.key === "ArrowDown" ? 1 : -1)];
    if (index < 0 || next === undefined) return;
    event.preventDefault();
    next.focus();
  }

  return (
    <Panel
      title={t`Watchlist`}
      bodyClassName="flex min-h-0 flex-col"
      className="max-h-96 lg:min-h-52 lg:flex-1"
    >
      <div className="border-b border-line p-2">
        <input
          type="search"
          className="control"
          aria-label={t`Search markets`}
          placeholder={t`Search markets`}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
      </div>
      <div className="min-h-0 overflow-y-auto">
        <Loaded query={instruments} skeleton={<SkeletonRows rows={6} />}>
          {(all) => {
            const rows = watchlistRows(all, favourites, typed);
            if (rows.length === 0) return <Empty icon="search" title={<Trans>No market matches</Trans>} />;
            return (
              <ul ref={list} onKeyDown={move}>
                {rows.map((row) => (
                  <Row
                    key={row.id}
                    instrument={row}
                    isActive={row.symbol === active}
                    isFavourite={favourites.includes(row.symbol)}
                    initial={prices.data?.find((ticker) => ticker.instrument === row.id)}
                  />
                ))}
              </ul>
            );
          }}
        </Loaded>
      </div>
    </Panel>
  );
}

function Row({
  instrument,
  isActive,
  isFavourite,
  initial,
}: {
  instrument: Instrument;
  isActive: boolean;
  isFavourite: boolean;
  initial: Ticker | undefined;
}) {
  const { t } = useLingui();
  function toggle() {
    const { favourites } = preferences();
    preferencesSet({
      favourites: isFavourite
        ? favourites.filter((symbol) => symbol !== instrument.symbol)
        : [...favourites, instrument.symbol],
    });
  }
  return (
    <li
      className={`flex items-center ${isActive ? "shadow-[inset_2px_0_var(--accent)]" : "hover:bg-raised"}`}
    >
      <button
        type="button"
        className={`ms-1 grid size-7 shrink-0 place-items-center rounded max-sm:size-11 ${isFavourite ? "text-warn" : "text-muted"}`}
        aria-pressed={isFavourite}
        aria-label={t`Favourite ${pairText(instrument.symbol)}`}
        onClick={toggle}
      >
        <Icon name="star" size={13} solid={isFavourite} />
      </button>
      <Link
        href={`/trade/${instrument.symbol}`}
        aria-current={isActive ? "page" : undefined}
        className="grid min-w-0 flex-1 grid-cols-[1fr_auto_4rem] items-baseline gap-2 py-1.5 ps-1 pe-3 -outline-offset-2 max-sm:py-3"
      >
        <span className="truncate font-medium">
          {instrument.base}
          <span className="text-2xs text-muted">/{instrument.quote}</span>
        </span>
        <LivePrice instrument={instrument.id} tick={instrument.tick_size} initial={initial} />
        <LiveChange instrument={instrument.id} initial={initial} className="text-end text-xs" />
      </Link>
    </li>
  );
}
