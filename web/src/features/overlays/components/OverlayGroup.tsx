import { Trans, useLingui } from "@lingui/react/macro";
import type { Where } from "@/ui/chart/drawings/place";
import { SkeletonRows } from "@/ui/Panel";
import type { OverlayName } from "../logic/choice";
import { overlayToggle } from "../logic/choice_store";
import type { OverlayState } from "../logic/overlays";
import { FindingLine } from "./FindingLine";
import { useOverlayWords } from "./overlay_words";
import type { OverlaysOnChart } from "./use_overlays";

interface OverlayGroupProps {
  name: OverlayName;
  overlays: OverlaysOnChart;
  places: ReadonlyMap<string, Where>;
}

/** One overlay: on or off, and under it what it says. */
export function OverlayGroup({ name, overlays, places }: OverlayGroupProps) {
  const { t } = useLingui();
  const { title, about } = useOverlayWords()[name];
  const shown = overlays.overlays.find((overlay) => overlay.name === name);
  const is_on = shown !== undefined;
  const mains = shown?.findings.filter((finding) => !finding.is_aside) ?? [];
  const asides = shown?.findings.filter((finding) => finding.is_aside) ?? [];
  return (
    <div className="border-b border-line last:border-0" data-testid={`overlay-${name}`}>
      <h3>
        <button
          type="button"
          role="switch"
          aria-checked={is_on}
          className="group flex min-h-11 w-full items-center gap-3 px-3 py-1.5 text-start -outline-offset-2 hover:bg-raised"
          onClick={() => overlayToggle(name)}
        >
          <span className="min-w-0 flex-1">
            <span className="block text-[0.8125rem] font-medium">{title}</span>
            {!is_on && <span className="block text-2xs font-normal text-muted">{about}</span>}
          </span>
          <span
            aria-hidden="true"
            className="relative h-4 w-7 shrink-0 rounded-full border border-line-strong group-aria-checked:border-accent group-aria-checked:bg-accent"
          >
            <span className="absolute top-0.5 left-0.5 size-2.5 rounded-full bg-line-strong group-aria-checked:left-3.5 group-aria-checked:bg-accent-ink" />
          </span>
        </button>
      </h3>
      {shown !== undefined && (
        <>
          <StateLine state={shown.state} onRetry={() => overlays.retry(name)} />
          {mains.length > 0 && (
            <ul aria-label={title} className="pb-1">
              {mains.map((finding) => (
                <FindingLine
                  key={finding.id}
                  finding={finding}
                  overlays={overlays}
                  where={places.get(finding.id)}
                />
              ))}
            </ul>
          )}
          {asides.length > 0 && (
            <>
              <h4 className="px-3 pt-1 text-2xs font-medium text-muted">
                <Trans>Other ways to see it</Trans>
              </h4>
              <ul aria-label={t`${title}: other ways to see it`} className="pb-1">
                {asides.map((finding) => (
                  <FindingLine
                    key={finding.id}
                    finding={finding}
                    overlays={overlays}
                    where={places.get(finding.id)}
                  />
                ))}
              </ul>
            </>
          )}
        </>
      )}
    </div>
  );
}

function StateLine({ state, onRetry }: { state: OverlayState; onRetry: () => void }) {
  switch (state.kind) {
    case "ready":
      return null;
    case "loading":
      return <SkeletonRows rows={2} />;
    case "few":
      return (
        <p className="px-3 pb-2 text-xs text-warn">
          <Trans>
            Not enough candles: {state.needed} needed, {state.bars} are there.
          </Trans>
        </p>
      );
    case "nothing":
      return (
        <p className="px-3 pb-2 text-xs text-muted">
          <Trans>Nothing to draw in the last {state.bars} candles.</Trans>
        </p>
      );
    case "failed":
      return (
        <div role="alert" className="flex flex-wrap items-center gap-2 px-3 pb-2 text-xs">
          <span className="text-down">
            <Trans>Not up to date:</Trans> {state.error.message}
          </span>
          <button type="button" className="button small" onClick={onRetry}>
            <Trans>Try again</Trans>
          </button>
        </div>
      );
  }
}
