import { Plural, Trans, useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { ApiProblem } from "@/api/problem";
import type { Instrument, Strategy } from "@/api/types";
import { pairText } from "@/lib/symbol";
import { Money } from "@/ui/Figure";
import { hasFaults, type Draft, type DraftFaults } from "../../logic/draft";
import { fieldsOf, paramsOf } from "../../logic/schema_form";
import { Step } from "./Step";

interface ReviewProps {
  draft: Draft;
  strategy: Strategy | undefined;
  instrument: Instrument | undefined;
  faults: DraftFaults;
  isTried: boolean;
  isSending: boolean;
  problem: Error | null;
}

export function Review({ draft, strategy, instrument, faults, isTried, isSending, problem }: ReviewProps) {
  const { t } = useLingui();
  const fields = strategy === undefined ? [] : fieldsOf(strategy.schema, strategy.defaults);
  const params = paramsOf(fields, draft.values);
  const fault_count =
    Object.keys(faults.values).length +
    [faults.name, faults.strategy, faults.symbol, faults.amount !== null].filter(Boolean).length;
  return (
    <div className="lg:sticky lg:top-24">
      <Step number={5} title={t`Review`}>
        <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 text-xs">
          <Row term={t`Name`}>{draft.name.trim() || "-"}</Row>
          <Row term={t`Strategy`}>{strategy?.title ?? "-"}</Row>
          <Row term={t`Market`}>
            {instrument === undefined ? "-" : `${pairText(instrument.symbol)} · ${draft.timeframe}`}
          </Row>
          {fields.map((field) => (
            <Row key={field.name} term={field.title}>
              <span className={params[field.name] === field.fallback ? "text-muted" : ""}>
                {params[field.name] ?? "-"}
              </span>
            </Row>
          ))}
          <Row term={t`Amount`}>
            <Money value={faults.amount === null ? draft.amount.trim() : null} />
          </Row>
          <Row term={t`Account`}>
            <b className="text-warn">
              <Trans>PAPER</Trans>
            </b>
          </Row>
        </dl>
        {isTried && hasFaults(faults) && (
          <p role="alert" className="text-xs text-down">
            <Plural value={fault_count} one="# field needs a look" other="# fields need a look" />
          </p>
        )}
        {problem !== null && <Problem problem={problem} />}
        <button
          type="submit"
          data-testid="create-bot-submit"
          className="button primary min-h-10"
          disabled={isSending}
        >
          {isSending ? <Trans>Sending…</Trans> : <Trans>Create bot</Trans>}
        </button>
        <p className="text-center text-2xs text-muted">
          <Trans>It does nothing until you start it.</Trans>
        </p>
      </Step>
    </div>
  );
}

function Problem({ problem }: { problem: Error }) {
  const faults = problem instanceof ApiProblem ? (problem.body.errors ?? []) : [];
  return (
    <div role="alert" className="rounded border border-down bg-down-soft p-2 text-xs">
      <p className="font-medium text-down">{problem.message}</p>
      <ul>
        {faults.map((fault) => (
          <li key={`${fault.pointer}${fault.message}`}>
            {fault.pointer?.replace(/^\//, "").replaceAll("/", " › ")}: {fault.message}
          </li>
        ))}
      </ul>
    </div>
  );
}

function Row({ term, children }: { term: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-muted">{term}</dt>
      <dd className="num min-w-0 truncate text-end">{children}</dd>
    </>
  );
}
