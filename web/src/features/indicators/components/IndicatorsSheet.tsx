import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useState, useSyncExternalStore } from "react";
import { announceNow } from "@/ui/announce";
import { Icon } from "@/ui/Icon";
import { Loaded, SkeletonRows } from "@/ui/Panel";
import { Sheet } from "@/ui/Sheet";
import { indicatorsQuery } from "../api/indicators";
import type { ActiveIndicator } from "../logic/active";
import { chosenWith, indicators_max } from "../logic/choice";
import { choice, choiceSet, choiceWatch } from "../logic/choice_store";
import { presetsOffered, withPreset, type Preset } from "../logic/presets";
import { ActiveList } from "./ActiveList";
import { Catalogue } from "./Catalogue";

interface IndicatorsSheetProps {
  active: ActiveIndicator[];
  onClose: () => void;
}

/** Find, add, change and remove; the chart beside it follows at once. */
export default function IndicatorsSheet({ active, onClose }: IndicatorsSheetProps) {
  const { t, i18n } = useLingui();
  const registry = useQuery(indicatorsQuery);
  const chosen = useSyncExternalStore(choiceWatch, choice);
  const [typed, setTyped] = useState("");
  const is_full = chosen.length >= indicators_max;

  function add(name: string, title: string) {
    choiceSet((items) => chosenWith(items, name));
    announceNow(t`${title} added`);
  }

  function addPreset(preset: Preset) {
    choiceSet((items) => withPreset(items, preset));
    announceNow(t`${i18n._(preset.title)} added`);
  }

  return (
    <Sheet title={t`Indicators`} kind="drawer clear" onClose={onClose}>
      <div className="sticky top-0 z-10 flex items-center gap-2 border-b border-line bg-panel px-4 text-muted">
        <Icon name="search" />
        <input
          autoFocus
          type="search"
          aria-label={t`Search indicators`}
          placeholder={t`Search indicators`}
          className="h-11 w-full bg-transparent text-sm text-text outline-none placeholder:text-muted"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
      </div>
      <Loaded query={registry} skeleton={<SkeletonRows rows={10} />}>
        {(known) => (
          <div className="flex flex-col gap-4 p-4">
            {typed === "" && (
              <>
                <ActiveList chosen={chosen} active={active} known={known} />
                <div role="group" aria-label={t`Presets`} className="flex flex-wrap gap-1.5">
                  {presetsOffered(known).map((preset) => (
                    <button
                      key={preset.id}
                      type="button"
                      className="button small"
                      disabled={is_full}
                      onClick={() => addPreset(preset)}
                    >
                      {i18n._(preset.title)}
                    </button>
                  ))}
                </div>
              </>
            )}
            {is_full && (
              <p role="status" className="text-warn">
                <Trans>
                  <Plural value={indicators_max} one="# indicator is" other="# indicators are" /> on the
                  chart, more do not fit. Remove one first.
                </Trans>
              </p>
            )}
            <Catalogue known={known} typed={typed} chosen={chosen} isFull={is_full} onAdd={add} />
          </div>
        )}
      </Loaded>
    </Sheet>
  );
}
