import { Trans, useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { Link } from "wouter";
import type { Signal } from "@/api/types";
import { formatInstant } from "@/lib/clock";
import { pairText, symbolOf, timeframeOf } from "@/lib/symbol";
import { Badge } from "@/ui/Badge";
import { Icon } from "@/ui/Icon";
import { Confidence } from "../parts/Confidence";
import { Direction } from "../parts/Direction";
import { SignalState, StatusBadge } from "../parts/SignalState";
import { useMarketNow } from "../parts/use_market_now";
import { SignalAnswer } from "./SignalAnswer";

export function SignalHeader({ signal }: { signal: Signal }) {
  const { t } = useLingui();
  const now = useMarketNow();
  const timeframe = timeframeOf(signal.timeframe);
  return (
    <header className="panel flex flex-col gap-3 p-3">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <h1 className="text-base">
          <Direction direction={signal.direction} /> {pairText(signal.instrument)}{" "}
          <span className="num font-normal text-muted">{signal.timeframe}</span>
        </h1>
        <span className="flex gap-1" data-testid="signal-status" data-status={signal.status}>
          <StatusBadge status={signal.status} />
          {signal.is_own && <Badge>{t`asked for`}</Badge>}
          {signal.origin === "history" && (
            <span title={t`Its candle had closed before anybody looked`}>
              <Badge>{t`from history`}</Badge>
            </span>
          )}
        </span>
        <span className="flex flex-wrap items-center gap-2 sm:ms-auto">
          <SignalAnswer signal={signal} />
          <Link
            href={`/trade/${symbolOf(signal.instrument)}${timeframe === null ? "" : `?tf=${timeframe}`}`}
            className="button"
          >
            <Icon name="trade" size={14} />
            <Trans>Open market</Trans>
          </Link>
        </span>
      </div>
      <dl className="grid grid-cols-2 gap-x-6 gap-y-2 text-xs sm:flex sm:flex-wrap">
        <Stat term={t`Confidence: 0.5 is a coin toss`} className="max-sm:col-span-2">
          <Confidence value={signal.confidence} className="w-44" />
        </Stat>
        <Stat term={t`Raised, in market time`}>
          <span className="num">{formatInstant(signal.raised_at, "minute")}</span>
        </Stat>
        <Stat term={t`Void from`}>
          <span className="num">{formatInstant(signal.expires_at, "minute")}</span>
        </Stat>
        <Stat term={signal.outcome === null ? t`Still good` : t`Outcome, before fees`}>
          <SignalState signal={signal} now={now} />
        </Stat>
      </dl>
    </header>
  );
}

function Stat({ term, className = "", children }: { term: string; className?: string; children: ReactNode }) {
  return (
    <div className={className}>
      <dt className="text-2xs text-muted">{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}
