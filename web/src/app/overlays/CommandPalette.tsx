import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useId, useRef, useState, type KeyboardEvent } from "react";
import { useLocation } from "wouter";
import { botsQuery, instrumentsQuery } from "@/api/queries";
import { pairText } from "@/lib/symbol";
import { panelSet } from "@/features/indicators/logic/panel_store";
import { overlaysPanelSet } from "@/features/overlays/logic/choice_store";
import { Icon, type IconName } from "@/ui/Icon";
import { Sheet } from "@/ui/Sheet";
import { rankCommands } from "./command_rank";
import { places } from "../frame/places";
import type { Overlay } from "../frame/shortcuts";

interface Command {
  id: string;
  label: string;
  hint: string;
  icon: IconName;
  run: () => void;
}

export default function CommandPalette({
  onClose,
  onOverlay,
}: {
  onClose: () => void;
  onOverlay: (overlay: Overlay) => void;
}) {
  const { t, i18n } = useLingui();
  const [path, navigate] = useLocation();
  const bots = useQuery(botsQuery);
  const instruments = useQuery(instrumentsQuery);
  const [typed, setTyped] = useState("");
  const [active, setActive] = useState(0);
  const list = useRef<HTMLUListElement>(null);
  const id = useId();

  const go = (href: string) => () => {
    onClose();
    navigate(href);
  };
  const commands: Command[] = [
    ...places.map((place) => ({
      id: place.href,
      label: i18n._(place.label),
      hint: place.keys,
      icon: place.icon,
      run: go(place.href),
    })),
    { id: "new-bot", label: t`New bot`, hint: "g n", icon: "plus", run: go("/bots/new") },
    ...(instruments.data ?? []).map((instrument) => ({
      id: instrument.id,
      label: pairText(instrument.symbol),
      hint: t`Market`,
      icon: "trade" as const,
      run: go(`/trade/${instrument.symbol}`),
    })),
    ...(bots.data ?? []).map((bot) => ({
      id: bot.id,
      label: bot.name,
      hint: t`Bot on ${pairText(bot.instrument)}`,
      icon: "bots" as const,
      run: go(`/bots/${bot.id}`),
    })),
    ...(path.startsWith("/trade/")
      ? [
          {
            id: "indicators",
            label: t`Indicators`,
            hint: "/",
            icon: "indicators" as const,
            run: () => {
              onClose();
              panelSet(true);
            },
          },
          {
            id: "overlays",
            label: t`Overlays: waves, zones, patterns, levels`,
            hint: "",
            icon: "layers" as const,
            run: () => {
              onClose();
              overlaysPanelSet(true);
            },
          },
        ]
      : []),
    {
      id: "settings",
      label: t`Settings: theme, colours, times`,
      hint: "",
      icon: "settings",
      run: () => onOverlay("preferences"),
    },
    { id: "help", label: t`Help and keyboard`, hint: "?", icon: "help", run: () => onOverlay("help") },
    { id: "kill", label: t`Kill switch`, hint: "", icon: "stop", run: () => onOverlay("kill-switch") },
  ];
  const shown = rankCommands(commands, typed);
  const current = shown[Math.min(active, shown.length - 1)];

  function onKey(event: KeyboardEvent) {
    if (event.key === "Enter") return current?.run();
    const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 };
    const step = steps[event.key];
    if (step === undefined || shown.length === 0) return;
    event.preventDefault();
    const next = (active + step + shown.length) % shown.length;
    setActive(next);
    list.current?.children[next]?.scrollIntoView({ block: "nearest" });
  }

  return (
    <Sheet title={t`Search pages, markets and bots`} kind="palette" onClose={onClose}>
      <div className="flex items-center gap-2 border-b border-line px-3 text-muted">
        <Icon name="search" />
        <input
          autoFocus
          role="combobox"
          aria-expanded="true"
          aria-controls={`${id}-list`}
          aria-activedescendant={current && `${id}-${current.id}`}
          aria-label={t`Search pages, markets and bots`}
          placeholder={t`Search pages, markets and bots`}
          className="h-12 w-full bg-transparent text-sm text-text outline-none placeholder:text-muted"
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value);
            setActive(0);
          }}
          onKeyDown={onKey}
        />
      </div>
      <ul
        ref={list}
        id={`${id}-list`}
        role="listbox"
        aria-label={t`Results`}
        className="max-h-96 overflow-y-auto p-1.5"
        tabIndex={-1}
      >
        {shown.map((command) => (
          <li
            key={command.id}
            id={`${id}-${command.id}`}
            role="option"
            aria-selected={command.id === current?.id}
            className="flex min-h-9 cursor-pointer items-center gap-2.5 rounded px-2.5 aria-selected:bg-accent-soft"
            onClick={command.run}
            onPointerMove={() => setActive(shown.indexOf(command))}
          >
            <span className="text-muted">
              <Icon name={command.icon} />
            </span>
            <span className="truncate">{command.label}</span>
            <span className="ms-auto text-2xs whitespace-nowrap text-muted">{command.hint}</span>
          </li>
        ))}
      </ul>
      {shown.length === 0 && (
        <p className="p-4 text-center text-muted">
          <Trans>Nothing is called that</Trans>
        </p>
      )}
    </Sheet>
  );
}
