import { useLingui } from "@lingui/react/macro";
import { useState, type SyntheticEvent } from "react";
import { useLocation, useSearchParams } from "wouter";
import type { Instrument, Strategy } from "@/api/types";
import { useBotCreate } from "../../api/bots";
import { draftFaults, hasFaults, requestOf, type Draft } from "../../logic/draft";
import { defaultValues, fieldsOf } from "../../logic/schema_form";
import { AmountStep, MarketStep } from "./MarketSteps";
import { ParametersStep } from "./ParametersStep";
import { Review } from "./Review";
import { StrategyStep } from "./StrategyStep";

interface NewBotFormProps {
  strategies: Strategy[];
  instruments: Instrument[];
  available: string | undefined;
}

export function NewBotForm({ strategies, instruments, available }: NewBotFormProps) {
  const { t } = useLingui();
  const [, navigate] = useLocation();
  const [search] = useSearchParams();
  const create = useBotCreate();
  const [draft, setDraft] = useState(() => firstDraft(strategies, instruments, search.get("symbol")));
  const [is_tried, setTried] = useState(false);
  const [attempt_key, setAttemptKey] = useState(() => crypto.randomUUID());

  const strategy = strategies.find((entry) => entry.name === draft.strategy);
  const instrument = instruments.find((entry) => entry.symbol === draft.symbol);
  const faults = draftFaults(draft, { strategy, instrument, available });

  function change(part: Partial<Draft>) {
    setDraft((current) => ({ ...current, ...part }));
    setAttemptKey(crypto.randomUUID());
    create.reset();
  }

  function submit(event: SyntheticEvent) {
    event.preventDefault();
    setTried(true);
    if (hasFaults(faults) || strategy === undefined) {
      requestAnimationFrame(() => document.querySelector<HTMLElement>("form [aria-invalid='true']")?.focus());
      return;
    }
    create.mutate(
      { bot: requestOf(draft, strategy), idempotency_key: attempt_key },
      { onSuccess: (bot) => navigate(`/bots/${bot.id}?created=1`) },
    );
  }

  return (
    <form
      noValidate
      aria-label={t`New bot`}
      className="grid items-start gap-3 lg:grid-cols-[minmax(0,1fr)_20rem]"
      onSubmit={submit}
    >
      <div className="flex min-w-0 flex-col gap-3">
        <StrategyStep
          draft={draft}
          strategies={strategies}
          strategy={strategy}
          isTried={is_tried}
          faults={faults}
          onChange={change}
        />
        <MarketStep draft={draft} instruments={instruments} instrument={instrument} onChange={change} />
        <ParametersStep
          draft={draft}
          strategy={strategy}
          isTried={is_tried}
          faults={faults}
          problem={create.error}
          onChange={change}
        />
        <AmountStep
          draft={draft}
          instrument={instrument}
          available={available}
          isTried={is_tried}
          faults={faults}
          onChange={change}
        />
      </div>
      <Review
        draft={draft}
        strategy={strategy}
        instrument={instrument}
        faults={faults}
        isTried={is_tried}
        isSending={create.isPending}
        problem={create.error}
      />
    </form>
  );
}

function firstDraft(strategies: Strategy[], instruments: Instrument[], asked_symbol: string | null): Draft {
  const strategy = strategies[0];
  const instrument = instruments.find((entry) => entry.symbol === asked_symbol) ?? instruments[0];
  return {
    name: "",
    strategy: strategy?.name ?? "",
    symbol: instrument?.symbol ?? "",
    timeframe: "1m",
    values: strategy === undefined ? {} : defaultValues(fieldsOf(strategy.schema, strategy.defaults)),
    amount: "",
  };
}
