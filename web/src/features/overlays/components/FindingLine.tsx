import { useLingui } from "@lingui/react/macro";
import type { Where } from "@/ui/chart/drawings/place";
import { reasonText, type Finding } from "../logic/finding";
import { Swatch } from "./Swatch";
import type { OverlaysOnChart } from "./use_overlays";

interface FindingLineProps {
  finding: Finding;
  overlays: OverlaysOnChart;
  /** `undefined` while it is not drawn. */
  where: Where | undefined;
}

/** Pointed at, its drawing steps forward; pressed, it stays so and its reasons are told. */
export function FindingLine({ finding, overlays, where }: FindingLineProps) {
  const { t } = useLingui();
  const { id, title, state, detail, score, reasons, is_aside } = finding;
  const is_picked = overlays.picked === id;
  const places: Record<Where, string> = {
    shown: t`on the chart`,
    earlier: t`← earlier`,
    later: t`later →`,
    above: t`↑ above`,
    below: t`↓ below`,
  };
  const place = where === undefined ? (is_aside ? "" : t`not drawn`) : places[where];
  const point = (on: boolean) => overlays.point(on ? id : null);
  return (
    <li data-where={where ?? "none"}>
      <button
        type="button"
        aria-expanded={is_picked}
        className="flex w-full items-start gap-2 px-3 py-1 text-start -outline-offset-2 hover:bg-raised aria-expanded:bg-accent-soft max-sm:min-h-11"
        onClick={() => overlays.pick(id)}
        onPointerEnter={() => point(true)}
        onPointerLeave={() => point(false)}
        onFocus={() => point(true)}
        onBlur={() => point(false)}
      >
        <Swatch drawing={finding.drawing} />
        <span className="min-w-0 flex-1">
          <span className="flex items-baseline gap-2">
            <span className="min-w-0 flex-1 text-xs font-medium">{title}</span>{" "}
            {score !== null && (
              <span className="num text-2xs text-muted" title={t`Score, from 0 to 1: not a probability`}>
                <span className="sr-only">{t`score`}</span> {score.toFixed(2)}
              </span>
            )}
          </span>{" "}
          <span className="flex gap-2 text-2xs text-muted">
            <span className="min-w-0 flex-1">
              {[state, detail].filter((part) => part !== "").join(" · ")}
            </span>{" "}
            <span className={where === "shown" ? "sr-only" : "num"}>{place}</span>
          </span>
        </span>
      </button>
      {is_picked && (
        <ul aria-label={t`Reasons`} className="flex flex-col gap-0.5 bg-accent-soft ps-8 pe-3 pb-2 text-2xs">
          {reasons.map((reason, index) => (
            <li key={index} className="list-disc">
              {reasonText(reason)}
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}
