import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import type { Indicator } from "@/api/types";
import { study_colours } from "@/ui/chart/palette_css";
import { Icon } from "@/ui/Icon";
import type { ActiveIndicator } from "../logic/active";
import type { ChosenIndicator } from "../logic/choice";
import { choiceRemove, choiceSet, choiceToggle } from "../logic/choice_store";
import { labelOf } from "../logic/labels";
import { panes_max } from "../logic/drawing/panes";
import { FewCandles } from "./IndicatorLegend";
import { ParamForm } from "./ParamForm";

interface ActiveListProps {
  chosen: ChosenIndicator[];
  active: ActiveIndicator[];
  known: Indicator[];
}

/** What is on the chart: open one to change its parameters. */
export function ActiveList({ chosen, active, known }: ActiveListProps) {
  const { t } = useLingui();
  const [open_id, setOpenId] = useState<string | null>(null);
  return (
    <section>
      <header className="mb-1 flex min-h-7 items-center justify-between">
        <h3 className="text-xs text-muted">{t`On the chart`}</h3>
        {chosen.length > 1 && (
          <button type="button" className="button quiet small" onClick={() => choiceSet(() => [])}>
            <Trans>Remove all</Trans>
          </button>
        )}
      </header>
      {chosen.length === 0 && (
        <p className="text-muted">
          <Trans>None yet. Add one below, or a preset.</Trans>
        </p>
      )}
      <ul className="flex flex-col gap-1">
        {chosen.map((item) => {
          const spec = known.find((indicator) => indicator.name === item.name);
          if (spec === undefined) return null;
          return (
            <ActiveRow
              key={item.id}
              item={item}
              spec={spec}
              active={active.find((one) => one.item.id === item.id)}
              isOpen={open_id === item.id}
              onOpen={() => setOpenId(open_id === item.id ? null : item.id)}
            />
          );
        })}
      </ul>
    </section>
  );
}

interface ActiveRowProps {
  item: ChosenIndicator;
  spec: Indicator;
  active: ActiveIndicator | undefined;
  isOpen: boolean;
  onOpen: () => void;
}

function ActiveRow({ item, spec, active, isOpen, onOpen }: ActiveRowProps) {
  const { t } = useLingui();
  const label = labelOf(item, spec);
  return (
    <li className="rounded border border-line" data-testid={`active-${item.name}`}>
      <div className="flex items-center gap-2 ps-2.5">
        <span
          aria-hidden="true"
          className="h-3 w-1 shrink-0 rounded-full"
          style={{ background: `var(--study-${(item.colour % study_colours) + 1})` }}
        />
        <div className="min-w-0 flex-1 py-1.5">
          <p className={`num truncate font-medium ${item.is_hidden ? "text-muted line-through" : ""}`}>
            {label}
          </p>
          <p className="truncate text-2xs text-muted">
            {active?.place === "no_pane" ? (
              <span className="text-warn">
                <Trans>no free pane: {panes_max} at most</Trans>
              </span>
            ) : active?.state.kind === "few" ? (
              <FewCandles state={active.state} />
            ) : (
              spec.title
            )}
          </p>
        </div>
        {spec.params.length > 0 && (
          <button
            type="button"
            className={tool}
            aria-expanded={isOpen}
            aria-label={t`Change ${label}`}
            onClick={onOpen}
          >
            <Icon name="settings" />
          </button>
        )}
        <button
          type="button"
          className={tool}
          aria-label={item.is_hidden ? t`Show ${label}` : t`Hide ${label}`}
          onClick={() => choiceToggle(item.id)}
        >
          <Icon name={item.is_hidden ? "eye_off" : "eye"} />
        </button>
        <button
          type="button"
          className={tool}
          aria-label={t`Remove ${label}`}
          onClick={() => choiceRemove(item.id)}
        >
          <Icon name="close" />
        </button>
      </div>
      {isOpen && <ParamForm item={item} spec={spec} />}
    </li>
  );
}

const tool =
  "inline-flex size-8 items-center justify-center rounded text-muted hover:bg-raised hover:text-text aria-expanded:text-accent max-sm:size-11";
