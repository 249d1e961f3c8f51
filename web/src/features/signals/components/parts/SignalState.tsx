import { Plural, Trans, useLingui } from "@lingui/react/macro";
import type { SignalHead, SignalOutcome, SignalStatus } from "@/api/types";
import { formatInstant } from "@/lib/clock";
import { Badge } from "@/ui/Badge";
import { Change, Figure } from "@/ui/Figure";
import { riskMultiple } from "../../logic/figures";
import { timeLeft } from "../../logic/market_clock";
import { end_words, status_tones, status_words } from "../../logic/words";

export function StatusBadge({ status }: { status: SignalStatus }) {
  const { i18n } = useLingui();
  return <Badge tone={status_tones[status]}>{i18n._(status_words[status])}</Badge>;
}

/** What came of it, or how long it is still good. `now` is the market's time. */
export function SignalState({ signal, now }: { signal: SignalHead; now: number | null }) {
  if (signal.outcome !== null) return <Outcome outcome={signal.outcome} />;
  return <TimeLeft signal={signal} now={now} />;
}

function TimeLeft({ signal, now }: { signal: SignalHead; now: number | null }) {
  const { t } = useLingui();
  const when = formatInstant(signal.expires_at, "full");
  const left = now === null ? null : timeLeft(signal.expires_at, now);
  if (now !== null && left === null)
    return (
      <span className="text-muted" title={when}>
        <Trans>its time is over</Trans>
      </span>
    );
  return (
    <span className="text-muted" title={t`Void from ${when} on, in market time`}>
      <Trans>
        void in <span className="num text-text">{left ?? "-"}</span>
      </Trans>
    </span>
  );
}

function Outcome({ outcome }: { outcome: SignalOutcome }) {
  const { t, i18n } = useLingui();
  const { end, ended_at, targets_reached, return_pct, risk_multiple } = outcome;
  return (
    <span title={t`Ended ${formatInstant(ended_at, "full")}, in market time; before fees`}>
      {return_pct === null ? (
        <span className="text-muted">
          <Trans>never entered</Trans>
        </span>
      ) : (
        <span className="inline-flex flex-wrap items-baseline gap-x-2">
          <Change value={return_pct} />
          <Figure figure={riskMultiple(risk_multiple)} className="text-2xs text-muted" />
        </span>
      )}
      <span className="block text-2xs text-muted">
        {i18n._(end_words[end])}
        {end !== "targets_reached" && targets_reached > 0 && (
          <>
            {" · "}
            <Plural value={targets_reached} one="# target reached" other="# targets reached" />
          </>
        )}
      </span>
    </span>
  );
}
