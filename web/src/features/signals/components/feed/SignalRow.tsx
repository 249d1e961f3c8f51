import { useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { Link } from "wouter";
import type { SignalSummary } from "@/api/types";
import { formatInstant } from "@/lib/clock";
import { pairText } from "@/lib/symbol";
import { Badge } from "@/ui/Badge";
import { Price } from "@/ui/Figure";
import { source_words } from "../../logic/words";
import { Confidence } from "../parts/Confidence";
import { Direction } from "../parts/Direction";
import { SignalState, StatusBadge } from "../parts/SignalState";

interface SignalRowProps {
  signal: SignalSummary;
  tick: string | undefined;
  now: number | null;
}

/** One signal; the whole of it leads to its reasons. */
export function SignalRow({ signal, tick, now }: SignalRowProps) {
  const { t, i18n } = useLingui();
  const { reason } = signal;
  return (
    <li
      data-testid="signal-row"
      data-status={signal.status}
      className="relative border-b border-line px-3 py-2.5 last:border-0 hover:bg-raised"
    >
      <div className="grid items-start gap-x-4 gap-y-1.5 sm:grid-cols-[12rem_minmax(0,1fr)_9.25rem]">
        <div className="flex flex-wrap items-baseline gap-x-2 sm:block">
          <h3 className="text-[0.8125rem]">
            <Link
              href={`/signals/${signal.id}`}
              className="-outline-offset-2 after:absolute after:inset-0 after:content-['']"
            >
              <Direction direction={signal.direction} /> {pairText(signal.instrument)}{" "}
              <span className="num font-normal text-muted">{signal.timeframe}</span>
            </Link>
          </h3>
          <p className="num text-2xs text-muted" title={t`When its candle closed, in market time`}>
            {formatInstant(signal.raised_at, "minute")}
          </p>
        </div>
        <dl className="grid grid-cols-2 gap-x-4 gap-y-1 text-xs sm:grid-cols-[7rem_repeat(2,4.5rem)_minmax(0,1fr)]">
          <Part term={t`Confidence`} className="max-sm:col-span-2">
            <Confidence value={signal.confidence} className="w-full max-w-40" />
          </Part>
          <Part term={t`Entry`}>
            <Price value={signal.entry_price} tick={tick} />
          </Part>
          <Part term={t`Stop`}>
            <Price value={signal.stop_loss} tick={tick} />
          </Part>
          <Part term={t`Targets`} className="max-sm:col-span-2">
            <span className="flex flex-wrap gap-x-2">
              {signal.target_prices.map((price, index) => (
                <Price key={index} value={price} tick={tick} />
              ))}
            </span>
          </Part>
        </dl>
        <div className="flex flex-wrap items-baseline gap-x-2 gap-y-0.5 text-xs sm:flex-col sm:items-end sm:text-end">
          <span className="flex gap-1">
            {signal.is_own && <Badge>{t`asked for`}</Badge>}
            <StatusBadge status={signal.status} />
          </span>
          <SignalState signal={signal} now={now} />
        </div>
      </div>
      {reason !== null && (
        <p className="mt-1 line-clamp-2 text-xs text-muted">
          <span className="font-medium text-text">{i18n._(source_words[reason.source])}:</span> {reason.text}
        </p>
      )}
    </li>
  );
}

function Part({ term, className = "", children }: { term: string; className?: string; children: ReactNode }) {
  return (
    <div className={className}>
      <dt className="text-2xs text-muted">{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}
