import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useEffect, useRef, useState } from "react";
import { study_colours } from "@/ui/chart/palette_css";
import { Icon } from "@/ui/Icon";
import type { ActiveIndicator } from "../logic/active";
import { choiceRemove, choiceToggle } from "../logic/choice_store";
import type { Cursor } from "../logic/drawing/cursor";
import { panes_max } from "../logic/drawing/panes";
import { columnColour } from "../logic/drawing/studies";
import type { ColumnReading } from "./use_readings";

const lines_shown_max = 3;

interface IndicatorLegendProps {
  /** Those of this pane. */
  active: ActiveIndicator[];
  readings: ColumnReading[];
  cursor: Cursor;
}

/** One line for each indicator: its name, its values under the crosshair in the colours of its lines, hide and remove. */
export function IndicatorLegend({ active, readings, cursor }: IndicatorLegendProps) {
  const [is_open, setIsOpen] = useState(() => !matchMedia("(width < 40rem)").matches);
  const can_fold = active.length > lines_shown_max;
  const is_folded = can_fold && !is_open;
  if (active.length === 0) return null;
  return (
    <div className="pointer-events-none flex flex-col items-start">
      {!is_folded && (
        <ul className="flex max-w-full flex-col items-start" data-testid="indicator-legend">
          {active.map((one) => (
            <LegendLine
              key={one.item.id}
              active={one}
              readings={readings.filter((reading) => reading.indicator === one.item.id)}
              cursor={cursor}
            />
          ))}
        </ul>
      )}
      {can_fold && (
        <button
          type="button"
          aria-expanded={is_open}
          className="pointer-events-auto min-h-6 rounded bg-panel/80 px-1 text-2xs text-muted hover:bg-raised hover:text-text"
          onClick={() => setIsOpen(!is_open)}
        >
          {is_open ? (
            <Trans>Fold the legend</Trans>
          ) : (
            <Plural value={active.length} one="# indicator" other="# indicators" />
          )}
        </button>
      )}
    </div>
  );
}

interface LegendLineProps {
  active: ActiveIndicator;
  readings: ColumnReading[];
  cursor: Cursor;
}

function LegendLine({ active, readings, cursor }: LegendLineProps) {
  const { t } = useLingui();
  const nodes = useRef<(HTMLElement | null)[]>([]);
  const { item, spec, label, place, state } = active;
  const is_hidden = place === "hidden";

  useEffect(() => {
    function write() {
      readings.forEach((reading, index) => {
        const node = nodes.current[index];
        if (!node) return;
        const value = reading.numberAt(cursor.at());
        node.textContent = reading.text(value);
        node.dataset["sign"] = value === null ? "" : value < 0 ? "-" : "+";
      });
    }
    write();
    return cursor.watch(write);
  }, [readings, cursor, state.kind]);

  return (
    <li
      className="num flex min-h-6 max-w-full flex-wrap items-center gap-x-1.5 rounded bg-panel/80 px-1 text-2xs"
      data-testid={`legend-${item.name}`}
      title={spec.title}
    >
      <span className={is_hidden ? "text-muted line-through" : "font-medium"}>{label}</span>
      {place === "no_pane" && (
        <span className="text-warn">
          <Trans>no free pane: {panes_max} at most</Trans>
        </span>
      )}
      {!is_hidden && place !== "no_pane" && state.kind === "loading" && <span className="text-muted">…</span>}
      {!is_hidden && state.kind === "few" && <FewCandles state={state} />}
      {!is_hidden && place !== "no_pane" && state.kind === "ready" && (
        <span className="flex min-w-0 flex-wrap gap-x-1.5">
          {readings.map((reading, index) => (
            <span
              key={reading.id}
              ref={(node) => void (nodes.current[index] = node)}
              title={spec.outputs[reading.column]?.name.replaceAll("_", " ")}
              className={toneOf(active, reading.column)}
              style={colourOf(active, reading.column)}
            />
          ))}
        </span>
      )}
      <span className="pointer-events-auto flex">
        <button
          type="button"
          className={tool}
          aria-label={is_hidden ? t`Show ${label}` : t`Hide ${label}`}
          onClick={() => choiceToggle(item.id)}
        >
          <Icon name={is_hidden ? "eye_off" : "eye"} size={13} />
        </button>
        <button
          type="button"
          className={tool}
          aria-label={t`Remove ${label}`}
          onClick={() => choiceRemove(item.id)}
        >
          <Icon name="close" size={12} />
        </button>
      </span>
    </li>
  );
}

export function FewCandles({ state }: { state: Extract<ActiveIndicator["state"], { kind: "few" }> }) {
  return (
    <span className="text-warn">
      {state.is_about ? (
        <Trans>
          needs about <Plural value={state.needed} one="# candle" other="# candles" />
        </Trans>
      ) : (
        <Trans>
          needs <Plural value={state.needed} one="# candle" other="# candles" />
        </Trans>
      )}
    </span>
  );
}

const tool =
  "inline-flex size-6 items-center justify-center rounded text-muted hover:bg-raised hover:text-text focus-visible:text-text";

const signed = "data-[sign=+]:text-up data-[sign=-]:text-down";

/** What is drawn by its sign is written by its sign. */
function isSigned({ spec, place }: ActiveIndicator, column: number): boolean {
  const has_trend = place === "candles" && spec.outputs.some((output) => output.name === "trend");
  return has_trend || place === "notes" || spec.outputs[column]?.style === "histogram";
}

function toneOf(active: ActiveIndicator, column: number): string {
  return isSigned(active, column) ? signed : "";
}

function colourOf(active: ActiveIndicator, column: number) {
  if (isSigned(active, column)) return undefined;
  const colour = columnColour(active.item, active.spec.outputs, column);
  return { color: `var(--study-${(colour % study_colours) + 1})` };
}
