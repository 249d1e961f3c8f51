import { Trans, useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { timeframes, type Timeframe } from "@/lib/symbol";
import { Icon } from "@/ui/Icon";
import { StaleChip } from "./StaleChip";

export interface ChartView {
  lines: boolean;
  marks: boolean;
  table: boolean;
}

interface ChartToolbarProps {
  timeframe: Timeframe;
  onTimeframe: (timeframe: Timeframe) => void;
  view: ChartView;
  onView: (view: ChartView) => void;
  onLatest: () => void;
  hasFills: boolean;
  /** Beside the time frames. */
  extra: ((className: string) => ReactNode) | undefined;
}

export function ChartToolbar({
  timeframe,
  onTimeframe,
  view,
  onView,
  onLatest,
  hasFills,
  extra,
}: ChartToolbarProps) {
  const { t } = useLingui();
  return (
    <div className="flex items-center gap-x-3 overflow-x-auto border-b border-line px-2 py-1">
      <div role="group" aria-label={t`Time frame`} className="flex gap-0.5">
        {timeframes.map((option) => (
          <button
            key={option}
            type="button"
            data-testid={`timeframe-${option}`}
            aria-pressed={option === timeframe}
            className={pill}
            onClick={() => onTimeframe(option)}
          >
            {option}
          </button>
        ))}
      </div>
      {extra?.(pill)}
      <StaleChip />
      <div role="group" aria-label={t`Show`} className="ms-auto flex gap-0.5">
        <Toggle pressed={view.lines} onChange={() => onView({ ...view, lines: !view.lines })}>
          <Trans>Lines</Trans>
        </Toggle>
        {hasFills && (
          <Toggle pressed={view.marks} onChange={() => onView({ ...view, marks: !view.marks })}>
            <Trans>Fills</Trans>
          </Toggle>
        )}
        <button
          type="button"
          aria-pressed={view.table}
          className={pill}
          onClick={() => onView({ ...view, table: !view.table })}
          aria-label={t`View as table`}
          title={t`View as table`}
        >
          <Icon name="table" size={14} />
        </button>
        <button
          type="button"
          className={pill}
          onClick={onLatest}
          aria-label={t`Back to the latest bar`}
          title={t`Back to the latest bar`}
        >
          <Icon name="arrow" size={14} />
        </button>
      </div>
    </div>
  );
}

const pill =
  "num inline-flex min-h-7 min-w-7 items-center justify-center rounded px-2 text-xs font-medium text-muted hover:bg-raised hover:text-text aria-pressed:bg-accent-soft aria-pressed:text-accent max-sm:min-h-11 max-sm:px-1.5";

function Toggle({
  pressed,
  onChange,
  children,
}: {
  pressed: boolean;
  onChange: () => void;
  children: ReactNode;
}) {
  return (
    <button type="button" aria-pressed={pressed} className={pill} onClick={onChange}>
      {children}
    </button>
  );
}
