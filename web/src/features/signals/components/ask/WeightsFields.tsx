import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { Field } from "@/ui/Field";
import { firstDraft, source_names, weightShare, type Draft } from "../../logic/ask";
import { source_words } from "../../logic/words";

interface WeightsFieldsProps {
  draft: Draft;
  faultOf: (pointer: string) => string | null;
  onChange: (part: Partial<Draft>) => void;
}

/** What is seldom changed: how much each source counts, and from which confidence on it is a signal. */
export function WeightsFields({ draft, faultOf, onChange }: WeightsFieldsProps) {
  const { t, i18n } = useLingui();
  const [is_open, setOpen] = useState(false);
  const pointers = ["/confidence_min", "/weights", ...source_names.map((name) => `/weights/${name}`)];
  const has_fault = pointers.some((pointer) => faultOf(pointer) !== null);
  const all = faultOf("/weights");
  return (
    <details
      className="rounded-md border border-line px-3 py-1.5"
      // A fault must not hide.
      open={is_open || has_fault}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary className="py-1 font-medium max-sm:min-h-11" data-testid="ask-weights">
        <Trans>Weights and least confidence</Trans>
      </summary>
      <div className="flex flex-col gap-3 pt-1 pb-2">
        <p className="text-2xs text-muted">
          <Trans>Only proportions count. What you change counts for this question alone.</Trans>
        </p>
        <div className="grid grid-cols-2 gap-3">
          {source_names.map((name) => {
            const share = weightShare(draft, name);
            return (
              <Field
                key={name}
                label={i18n._(source_words[name])}
                unit={share === null ? null : `${share.toFixed(0)}%`}
                fault={faultOf(`/weights/${name}`)}
              >
                {(wiring) => (
                  <input
                    {...wiring}
                    className="control num"
                    inputMode="decimal"
                    autoComplete="off"
                    data-testid={`weight-${name}`}
                    value={draft.weights[name]}
                    onChange={(event) =>
                      onChange({ weights: { ...draft.weights, [name]: event.target.value } })
                    }
                  />
                )}
              </Field>
            );
          })}
          <Field label={t`Least confidence`} unit="0.5 – 1" fault={faultOf("/confidence_min")}>
            {(wiring) => (
              <input
                {...wiring}
                className="control num"
                inputMode="decimal"
                autoComplete="off"
                data-testid="ask-confidence"
                value={draft.confidence_min}
                onChange={(event) => onChange({ confidence_min: event.target.value })}
              />
            )}
          </Field>
        </div>
        {all !== null && (
          <p role="alert" className="text-2xs text-down">
            {all}
          </p>
        )}
        <button
          type="button"
          className="button small self-start"
          onClick={() => {
            const { weights, confidence_min } = firstDraft(draft.symbol);
            onChange({ weights, confidence_min });
          }}
        >
          <Trans>Back to the defaults</Trans>
        </button>
      </div>
    </details>
  );
}
