import { Trans } from "@lingui/react/macro";
import { useEffect, useRef, useState } from "react";
import type { Indicator, IndicatorParam } from "@/api/types";
import { Field } from "@/ui/Field";
import { useParamFaultWords } from "@/ui/fault_words";
import type { ChosenIndicator } from "../logic/choice";
import { choiceParams } from "../logic/choice_store";
import { boundsOf, paramFault, paramsOf, valueOf } from "../logic/params";

/** The chart follows a moment after the last key; while something is wrong it keeps what it has. */
const settle_ms = 350;

export function ParamForm({ item, spec }: { item: ChosenIndicator; spec: Indicator }) {
  const [typed, setTyped] = useState(() =>
    Object.fromEntries(spec.params.map((param) => [param.name, valueOf(param, item.params)])),
  );
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  const pending = useRef<Record<string, string> | null>(null);

  // What was typed just before the panel was closed counts.
  useEffect(
    () => () => {
      if (timer.current !== null) clearTimeout(timer.current);
      if (pending.current !== null) choiceParams(item.id, pending.current);
    },
    [item.id],
  );

  function change(next: Record<string, string>) {
    setTyped(next);
    pending.current = paramsOf(spec, next);
    if (timer.current !== null) clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      if (pending.current !== null) choiceParams(item.id, pending.current);
      pending.current = null;
    }, settle_ms);
  }

  return (
    <div className="flex flex-col gap-3 border-t border-line p-2.5">
      <div className="grid grid-cols-2 gap-3">
        {spec.params.map((param) => (
          <ParamField
            key={param.name}
            param={param}
            typed={typed[param.name] ?? ""}
            onType={(text) => change({ ...typed, [param.name]: text })}
          />
        ))}
      </div>
      <button
        type="button"
        className="button small self-start"
        onClick={() => change(Object.fromEntries(spec.params.map((param) => [param.name, param.default])))}
      >
        <Trans>Back to the defaults</Trans>
      </button>
    </div>
  );
}

interface ParamFieldProps {
  param: IndicatorParam;
  typed: string;
  onType: (text: string) => void;
}

function ParamField({ param, typed, onType }: ParamFieldProps) {
  const words = useParamFaultWords();
  const fault = paramFault(param, typed);
  const { min, max } = boundsOf(param);
  const bounds = min !== null && max !== null ? `${min} – ${max}` : min !== null ? `≥ ${min}` : null;
  return (
    <Field
      label={param.name.replaceAll("_", " ")}
      hint={param.description}
      unit={bounds}
      fault={fault === null ? null : words(fault)}
    >
      {(wiring) =>
        param.kind === "choice" ? (
          <select
            {...wiring}
            className="control"
            data-testid={`param-${param.name}`}
            value={typed}
            onChange={(event) => onType(event.target.value)}
          >
            {param.options.map((option) => (
              <option key={option} value={option}>
                {option}
              </option>
            ))}
          </select>
        ) : (
          <input
            {...wiring}
            type="number"
            step={param.kind === "integer" ? 1 : "any"}
            {...(min !== null && { min })}
            {...(max !== null && { max })}
            className="control num"
            data-testid={`param-${param.name}`}
            autoComplete="off"
            value={typed}
            onChange={(event) => onType(event.target.value)}
          />
        )
      }
    </Field>
  );
}
