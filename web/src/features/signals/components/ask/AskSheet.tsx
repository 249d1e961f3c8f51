import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useState, type SyntheticEvent } from "react";
import { ApiProblem } from "@/api/problem";
import { instrumentsQuery } from "@/api/queries";
import { useTicks } from "@/features/market/logic/use_instrument";
import { pairText, timeframeOf, timeframes } from "@/lib/symbol";
import { Field } from "@/ui/Field";
import { Sheet } from "@/ui/Sheet";
import { useSignalAsk } from "../../api/ask";
import { draftFaults, firstDraft, requestOf, type Draft } from "../../logic/ask";
import { ConfidenceKey } from "../parts/Confidence";
import { ReasoningTree } from "../detail/ReasoningTree";
import { AssessmentCard } from "./AssessmentCard";
import { useFaultText } from "./fault_text";
import { WeightsFields } from "./WeightsFields";

interface AskSheetProps {
  symbol: string | undefined;
  onClose: () => void;
}

/** One market, and how the sources are to be weighed. */
export default function AskSheet({ symbol, onClose }: AskSheetProps) {
  const { t } = useLingui();
  const instruments = useQuery(instrumentsQuery);
  const tick = useTicks();
  const ask = useSignalAsk();
  const [draft, setDraft] = useState<Draft>(() => firstDraft(symbol ?? instruments.data?.[0]?.symbol ?? ""));
  const [is_tried, setTried] = useState(false);
  const faults = draftFaults(draft);
  const faultText = useFaultText();
  const faultOf = (pointer: string) =>
    faultText(is_tried ? faults[pointer] : undefined) ??
    (ask.error instanceof ApiProblem ? ask.error.fieldMessage(pointer) : null);

  function change(part: Partial<Draft>) {
    setDraft((current) => ({ ...current, ...part }));
    if (ask.error !== null) ask.reset();
  }

  function submit(event: SyntheticEvent) {
    event.preventDefault();
    setTried(true);
    if (Object.keys(faults).length > 0 || ask.isPending) return;
    ask.mutate(requestOf(draft));
  }

  return (
    <Sheet title={t`Ask about a market`} kind="drawer" onClose={onClose}>
      <form noValidate className="flex flex-col gap-3 p-4" data-testid="ask-sheet" onSubmit={submit}>
        <div className="grid grid-cols-2 gap-3">
          <Field label={t`Market`} fault={faultOf("/symbol")}>
            {(wiring) => (
              <select
                {...wiring}
                className="control"
                data-testid="ask-symbol"
                value={draft.symbol}
                onChange={(event) => change({ symbol: event.target.value })}
              >
                {draft.symbol === "" && <option value="">{t`Choose a market`}</option>}
                {(instruments.data ?? []).map((instrument) => (
                  <option key={instrument.id} value={instrument.symbol}>
                    {pairText(instrument.symbol)}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <Field label={t`Time frame`} fault={faultOf("/timeframe")}>
            {(wiring) => (
              <select
                {...wiring}
                className="control"
                value={draft.timeframe}
                onChange={(event) => change({ timeframe: timeframeOf(event.target.value) ?? "1h" })}
              >
                {timeframes.map((option) => (
                  <option key={option} value={option}>
                    {option}
                  </option>
                ))}
              </select>
            )}
          </Field>
        </div>
        <WeightsFields draft={draft} faultOf={faultOf} onChange={change} />
        <button type="submit" className="button primary" data-testid="ask-submit" disabled={ask.isPending}>
          {ask.isPending ? <Trans>Asking…</Trans> : <Trans>Ask the sources</Trans>}
        </button>
        {ask.error !== null && (
          <p role="alert" className="text-xs text-down">
            {ask.error.message}
          </p>
        )}
        <div role="status" className="flex flex-col gap-2">
          {ask.data !== undefined && !ask.isPending && (
            <AssessmentCard assessment={ask.data} tick={tick(ask.data.instrument)} />
          )}
        </div>
        {ask.data !== undefined && !ask.isPending && (
          <>
            <div className="rounded-md border border-line">
              <ReasoningTree key={ask.data.at} reasoning={ask.data.reasoning} />
            </div>
            <p className="text-2xs text-muted">
              <ConfidenceKey />
            </p>
          </>
        )}
      </form>
    </Sheet>
  );
}
