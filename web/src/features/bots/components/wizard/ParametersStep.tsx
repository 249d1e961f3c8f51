import { Trans, useLingui } from "@lingui/react/macro";
import { ApiProblem } from "@/api/problem";
import type { Strategy } from "@/api/types";
import { Field } from "@/ui/Field";
import type { Draft, DraftFaults } from "../../logic/draft";
import { defaultValues, fieldsOf, withPreset, type Field as SchemaField } from "../../logic/schema_form";
import { useFaultWords } from "./fault_words";
import { Step } from "./Step";

interface ParametersStepProps {
  draft: Draft;
  strategy: Strategy | undefined;
  isTried: boolean;
  faults: DraftFaults;
  problem: Error | null;
  onChange: (part: Partial<Draft>) => void;
}

/** Generated from the strategy's JSON Schema: titles, units, bounds, choices and defaults are the strategy's own. */
export function ParametersStep({ draft, strategy, faults, problem, onChange }: ParametersStepProps) {
  const { t } = useLingui();
  const words = useFaultWords();
  const fields = strategy === undefined ? [] : fieldsOf(strategy.schema, strategy.defaults);

  function faultText(field: SchemaField): string | null {
    const from_server = problem instanceof ApiProblem ? problem.fieldMessage(`/params/${field.name}`) : null;
    const fault = faults.values[field.name];
    return from_server ?? (fault === undefined ? null : words.field(fault));
  }

  return (
    <Step number={3} title={t`Parameters`}>
      {strategy !== undefined && strategy.presets.length > 0 && (
        <div role="group" aria-label={t`Presets`} className="flex flex-wrap gap-1.5">
          {strategy.presets.map((preset) => (
            <button
              key={preset.name}
              type="button"
              className="button small"
              onClick={() => onChange({ values: withPreset(defaultValues(fields), preset.params) })}
            >
              {preset.title}
            </button>
          ))}
        </div>
      )}
      {fields.length === 0 && (
        <p className="text-muted">
          <Trans>This strategy has no parameters.</Trans>
        </p>
      )}
      <div className="grid gap-x-3 gap-y-3 sm:grid-cols-2 lg:grid-cols-3">
        {fields.map((field) => (
          <ParameterField
            key={field.name}
            field={field}
            typed={draft.values[field.name] ?? ""}
            fault={faultText(field)}
            onType={(typed) => onChange({ values: { ...draft.values, [field.name]: typed } })}
          />
        ))}
      </div>
    </Step>
  );
}

interface ParameterFieldProps {
  field: SchemaField;
  typed: string;
  fault: string | null;
  onType: (typed: string) => void;
}

function ParameterField({ field, typed, fault, onType }: ParameterFieldProps) {
  const bounds =
    field.minimum !== null && field.maximum !== null ? `${field.minimum} – ${field.maximum}` : null;
  const unit = [field.unit, bounds].filter((part) => part !== null).join(" · ") || null;
  return (
    <Field label={field.title} hint={field.description} unit={unit} fault={fault}>
      {(wiring) => {
        if (field.kind === "choice" || field.kind === "flag") {
          const choices = field.kind === "flag" ? ["true", "false"] : field.choices;
          return (
            <select
              {...wiring}
              className="control"
              data-testid={`param-${field.name}`}
              value={typed}
              onChange={(event) => onType(event.target.value)}
            >
              {choices.map((choice) => (
                <option key={choice} value={choice}>
                  {choice}
                </option>
              ))}
            </select>
          );
        }
        return (
          <input
            {...wiring}
            className="control num"
            data-testid={`param-${field.name}`}
            inputMode={field.kind === "integer" ? "numeric" : field.kind === "decimal" ? "decimal" : "text"}
            autoComplete="off"
            placeholder={field.fallback}
            value={typed}
            onChange={(event) => onType(event.target.value)}
          />
        );
      }}
    </Field>
  );
}
