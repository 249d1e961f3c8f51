import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { candlesQuery, pricesQuery } from "@/api/queries";
import type { Instrument } from "@/api/types";
import { LiveChange, LivePrice } from "@/features/market/components/LivePrice";
import { pairText, timeframes } from "@/lib/symbol";
import { Field } from "@/ui/Field";
import { Money } from "@/ui/Figure";
import { Sparkline } from "@/ui/Sparkline";
import { partOf, type Draft, type DraftFaults } from "../../logic/draft";
import { useFaultWords } from "./fault_words";
import { Step } from "./Step";

interface MarketStepProps {
  draft: Draft;
  instruments: Instrument[];
  instrument: Instrument | undefined;
  onChange: (part: Partial<Draft>) => void;
}

export function MarketStep({ draft, instruments, instrument, onChange }: MarketStepProps) {
  const { t } = useLingui();
  return (
    <Step number={2} title={t`Market`}>
      <div className="grid gap-3 sm:grid-cols-2">
        <Field label={t`Symbol`}>
          {(wiring) => (
            <select
              {...wiring}
              data-testid="symbol-select"
              className="control"
              value={draft.symbol}
              onChange={(event) => onChange({ symbol: event.target.value })}
            >
              {instruments.map((entry) => (
                <option key={entry.id} value={entry.symbol}>
                  {pairText(entry.symbol)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label={t`Time frame`} hint={t`The bot decides at the close of each candle.`}>
          {(wiring) => (
            <select
              {...wiring}
              data-testid="timeframe-select"
              className="control"
              value={draft.timeframe}
              onChange={(event) =>
                onChange({ timeframe: timeframes.find((option) => option === event.target.value) ?? "1m" })
              }
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
      {instrument !== undefined && <MarketGlance instrument={instrument} timeframe={draft.timeframe} />}
    </Step>
  );
}

function MarketGlance({ instrument, timeframe }: { instrument: Instrument; timeframe: Draft["timeframe"] }) {
  const candles = useQuery(candlesQuery(instrument.symbol, timeframe));
  const prices = useQuery(pricesQuery);
  const initial = prices.data?.find((ticker) => ticker.instrument === instrument.id);
  const closes = candles.data?.candles.slice(-150).map((candle) => Number(candle.close)) ?? [];
  return (
    <div className="grid grid-cols-[auto_1fr] items-center gap-4 rounded-md bg-raised px-3 py-2">
      <span className="flex flex-col">
        <LivePrice
          instrument={instrument.id}
          tick={instrument.tick_size}
          initial={initial}
          className="text-base font-semibold"
        />
        <LiveChange instrument={instrument.id} initial={initial} className="text-xs" />
      </span>
      <Sparkline values={closes} />
    </div>
  );
}

interface AmountStepProps {
  draft: Draft;
  instrument: Instrument | undefined;
  available: string | undefined;
  isTried: boolean;
  faults: DraftFaults;
  onChange: (part: Partial<Draft>) => void;
}

export function AmountStep({ draft, instrument, available, isTried, faults, onChange }: AmountStepProps) {
  const { t } = useLingui();
  const words = useFaultWords();
  const is_shown = isTried || (draft.amount !== "" && faults.amount !== "required");
  const quote = instrument?.quote ?? "USDT";
  return (
    <Step number={4} title={t`Risk and amount`}>
      <div className="grid gap-3 sm:grid-cols-2">
        <Field
          label={t`Amount allotted to this bot`}
          unit={quote}
          fault={
            is_shown && faults.amount !== null
              ? words.amount(faults.amount, instrument?.min_notional ?? "0")
              : null
          }
          hint={
            available === undefined ? undefined : (
              <Trans>
                <Money value={available} /> {quote} available. The bot cannot lose more than this.
              </Trans>
            )
          }
        >
          {(wiring) => (
            <input
              {...wiring}
              data-testid="amount-input"
              className="control num"
              inputMode="decimal"
              autoComplete="off"
              placeholder="1000"
              value={draft.amount}
              onChange={(event) => onChange({ amount: event.target.value })}
            />
          )}
        </Field>
        {available !== undefined && (
          <div
            role="group"
            aria-label={t`Part of what is available`}
            className="flex items-start gap-1.5 sm:pt-5"
          >
            {[5, 10, 25, 50].map((percent) => (
              <button
                key={percent}
                type="button"
                className="button num flex-1"
                onClick={() => onChange({ amount: partOf(available, percent) })}
              >
                {percent}%
              </button>
            ))}
          </div>
        )}
      </div>
      <p className="text-xs text-muted">
        <Trans>
          Every order passes the risk gate first: balance, risk per trade, daily loss, drawdown, exposure and
          number of trades. A refused order is written down with the limit and what was observed.
        </Trans>
      </p>
    </Step>
  );
}
