import { useLingui } from "@lingui/react/macro";
import { useId, useSyncExternalStore, type KeyboardEvent } from "react";
import { Icon } from "@/ui/Icon";
import { overlay_names } from "../logic/choice";
import { overlaysPanelSet } from "../logic/choice_store";
import { overlays_button_id } from "./OverlaysButton";
import { OverlayGroup } from "./OverlayGroup";
import type { OverlaysOnChart } from "./use_overlays";

/** What is drawn, in words: each line lights its drawing up and tells why it is there. */
export default function OverlaysPanel({ overlays }: { overlays: OverlaysOnChart }) {
  const { t } = useLingui();
  const id = useId();
  const places = useSyncExternalStore(overlays.layer.watchPlaces, overlays.layer.places);
  function close() {
    overlaysPanelSet(false);
    document.getElementById(overlays_button_id)?.focus();
  }
  function onKey(event: KeyboardEvent) {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    close();
  }
  return (
    <section
      aria-labelledby={id}
      className="flex min-h-0 flex-1 flex-col"
      data-testid="overlays-panel"
      onKeyDown={onKey}
    >
      <header className="flex items-center justify-between border-b border-line ps-3 pe-1">
        <h2 id={id} className="text-[0.8125rem]">{t`What the overlays say`}</h2>
        <button
          type="button"
          className="button quiet small"
          aria-label={t`Close the overlays' list`}
          onClick={close}
        >
          <Icon name="close" size={14} />
        </button>
      </header>
      <div className="min-h-0 flex-1 overflow-y-auto">
        {overlay_names.map((name) => (
          <OverlayGroup key={name} name={name} overlays={overlays} places={places} />
        ))}
      </div>
    </section>
  );
}
