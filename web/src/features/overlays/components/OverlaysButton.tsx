import { Trans, useLingui } from "@lingui/react/macro";
import { useEffect, useSyncExternalStore } from "react";
import { Icon } from "@/ui/Icon";
import { overlaysPanelIsOpen, overlaysPanelSet, overlaysWatch } from "../logic/choice_store";
import type { OverlaysOnChart } from "./use_overlays";

/** Where the focus goes when the panel closes. */
export const overlays_button_id = "overlays-button";

export function OverlaysButton({ overlays, className }: { overlays: OverlaysOnChart; className: string }) {
  const { t } = useLingui();
  const is_open = useSyncExternalStore(overlaysWatch, overlaysPanelIsOpen);
  const count = overlays.on.length;
  useEffect(() => () => overlaysPanelSet(false), []);
  return (
    <button
      id={overlays_button_id}
      type="button"
      className={`${className} gap-1 ${count > 0 ? "max-sm:text-accent" : ""}`}
      aria-expanded={is_open}
      aria-label={count === 0 ? t`Overlays` : t`Overlays, ${count} on the chart`}
      title={t`Overlays: waves, zones, patterns, levels`}
      data-testid="overlays-button"
      onClick={() => overlaysPanelSet(!is_open)}
    >
      <Icon name="layers" size={14} />
      <span className="max-sm:hidden">
        <Trans>Overlays</Trans>
      </span>
      {count > 0 && (
        <span className="rounded-full bg-accent-soft px-1.5 text-2xs text-accent max-sm:hidden">{count}</span>
      )}
    </button>
  );
}
