import { Trans, useLingui } from "@lingui/react/macro";
import type { Strategy } from "@/api/types";
import { Field } from "@/ui/Field";
import { name_length_max, type Draft, type DraftFaults } from "../../logic/draft";
import { defaultValues, fieldsOf } from "../../logic/schema_form";
import { Step } from "./Step";

interface StrategyStepProps {
  draft: Draft;
  strategies: Strategy[];
  strategy: Strategy | undefined;
  isTried: boolean;
  faults: DraftFaults;
  onChange: (part: Partial<Draft>) => void;
}

export function StrategyStep({ draft, strategies, strategy, isTried, faults, onChange }: StrategyStepProps) {
  const { t } = useLingui();

  function choose(name: string) {
    const next = strategies.find((entry) => entry.name === name);
    if (next !== undefined)
      onChange({ strategy: name, values: defaultValues(fieldsOf(next.schema, next.defaults)) });
  }

  return (
    <Step number={1} title={t`Strategy`}>
      <div className="grid gap-3 sm:grid-cols-2">
        <Field
          label={t`Name`}
          fault={
            isTried && faults.name ? t`Give the bot a name of at most ${name_length_max} characters` : null
          }
        >
          {(wiring) => (
            <input
              {...wiring}
              data-testid="bot-name"
              className="control"
              placeholder={t`My first bot`}
              autoComplete="off"
              value={draft.name}
              onChange={(event) => onChange({ name: event.target.value })}
            />
          )}
        </Field>
        <Field label={t`Strategy`}>
          {(wiring) => (
            <select
              {...wiring}
              data-testid="strategy-select"
              className="control"
              value={draft.strategy}
              onChange={(event) => choose(event.target.value)}
            >
              {strategies.map((entry) => (
                <option key={entry.name} value={entry.name}>
                  {entry.title}
                </option>
              ))}
            </select>
          )}
        </Field>
      </div>
      {strategy !== undefined && (
        <div className="rounded-md bg-raised px-3 py-2 text-xs">
          <p>{strategy.summary}</p>
          {strategy.description !== "" && strategy.description !== strategy.summary && (
            <p className="mt-1 text-muted">{strategy.description}</p>
          )}
          {strategy.rules.length > 0 && (
            <details className="mt-2">
              <summary className="min-h-6 text-muted">
                <Trans>The rules, in words</Trans>
              </summary>
              <ol className="mt-1 list-decimal space-y-1 ps-5">
                {strategy.rules.map((rule) => (
                  <li key={rule}>{rule}</li>
                ))}
              </ol>
            </details>
          )}
        </div>
      )}
    </Step>
  );
}
