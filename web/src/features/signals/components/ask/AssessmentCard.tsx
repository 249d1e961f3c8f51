import { Trans, useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { Link } from "wouter";
import type { Assessment } from "@/api/types";
import { formatInstant } from "@/lib/clock";
import { pairText } from "@/lib/symbol";
import { axisPrice } from "@/ui/chart/format";
import { mainReason } from "../../logic/reasoning";
import { source_words } from "../../logic/words";
import { Confidence } from "../parts/Confidence";
import { Direction } from "../parts/Direction";

interface AssessmentCardProps {
  assessment: Assessment;
  tick: string | undefined;
  children?: ReactNode;
}

/** What was said of a market; where that was enough, the way to its signal. */
export function AssessmentCard({ assessment, tick, children }: AssessmentCardProps) {
  const { t, i18n } = useLingui();
  const { plan, signal } = assessment;
  const reason = mainReason(assessment.reasoning);
  const price = (value: number) => (tick === undefined ? String(value) : axisPrice(value, tick));
  return (
    <article
      data-testid="assessment"
      data-signal={signal !== null}
      className="flex flex-col gap-2 rounded-md border border-line p-3"
    >
      <div className="flex items-baseline justify-between gap-2">
        <h3 className="text-[0.8125rem]">
          <Direction direction={assessment.direction} /> {pairText(assessment.instrument)}{" "}
          <span className="num font-normal text-muted">{assessment.timeframe}</span>
        </h3>
        <span className="num text-2xs text-muted" title={t`The close of the newest candle, in market time`}>
          {formatInstant(assessment.at, "minute")}
        </span>
      </div>
      <Confidence value={assessment.confidence} className="w-full max-w-56" />
      <p className="text-xs text-muted">
        <span className="font-medium text-text">{i18n._(source_words[reason.name])}:</span> {reason.text}
      </p>
      {plan !== null && (
        <dl className="grid grid-cols-3 gap-x-3 text-xs">
          <Part term={t`Entry`}>{price(plan.entry)}</Part>
          <Part term={t`Stop`}>{price(plan.stop)}</Part>
          <Part term={t`Targets`}>
            <span className="flex flex-wrap gap-x-2">
              {plan.targets.map((target, index) => (
                <span key={index}>{price(target.price)}</span>
              ))}
            </span>
          </Part>
        </dl>
      )}
      {children}
      {signal === null ? (
        <p className="text-xs text-muted">
          {plan === null ? (
            <Trans>No plan can be made of it: no signal.</Trans>
          ) : (
            <Trans>Not confident enough for a signal.</Trans>
          )}
        </p>
      ) : (
        <Link href={`/signals/${signal.id}`} className="button small self-start">
          <Trans>Open the signal</Trans>
        </Link>
      )}
    </article>
  );
}

function Part({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div>
      <dt className="text-2xs text-muted">{term}</dt>
      <dd className="tabular-nums">{children}</dd>
    </div>
  );
}
