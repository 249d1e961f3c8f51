import { Trans, useLingui } from "@lingui/react/macro";
import type { BotEvent, Fact, RiskCheck } from "@/api/types";
import { formatPercent, formatQuantity } from "@/lib/price";
import { Icon } from "@/ui/Icon";
import { plainCode } from "../logic/words";

/** Why something was done, or not: the facts the strategy saw, and every check of the risk gate. */
export function EventDetail({ event }: { event: BotEvent }) {
  return (
    <div className="flex flex-col gap-3">
      {event.facts.length > 0 && <Facts facts={event.facts} />}
      {event.checks.length > 0 && <Checks checks={event.checks} />}
    </div>
  );
}

function Facts({ facts }: { facts: Fact[] }) {
  return (
    <section>
      <h3 className="mb-1 text-2xs text-muted">
        <Trans>What was seen</Trans>
      </h3>
      <dl className="grid grid-cols-[1fr_auto] gap-x-4 gap-y-0.5 text-xs">
        {facts.map((fact) => (
          <div key={fact.name} className="contents">
            <dt className="text-muted">{plainCode(fact.name)}</dt>
            <dd className="num text-end">
              <FactValue fact={fact} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function FactValue({ fact }: { fact: Fact }) {
  return (
    <span title={fact.value}>
      {shown(fact.value)} {fact.unit !== null && <span className="text-muted">{fact.unit}</span>}
    </span>
  );
}

function Checks({ checks }: { checks: RiskCheck[] }) {
  const { t } = useLingui();
  return (
    <section data-testid="risk-checks">
      <h3 className="mb-1 text-2xs text-muted">
        <Trans>Risk checks</Trans>
      </h3>
      <table className="w-full text-xs">
        <thead className="text-2xs text-muted">
          <tr>
            <th className="text-start font-normal">{t`Check`}</th>
            <th className="text-end font-normal">{t`Observed`}</th>
            <th className="text-end font-normal">{t`Allowed`}</th>
          </tr>
        </thead>
        <tbody>
          {checks.map((check) => (
            <tr key={check.rule} className={check.passed ? "" : "text-down"}>
              <td className="py-0.5 pe-2">
                <span className="flex items-center gap-1.5">
                  <span className={check.passed ? "text-up" : "text-down"}>
                    <Icon name={check.passed ? "check" : "close"} size={12} />
                  </span>
                  {plainCode(check.rule)}
                  <span className="sr-only">{check.passed ? t`passed` : t`failed`}</span>
                </span>
              </td>
              <td className="num py-0.5 text-end" title={check.observed}>
                {shown(check.observed)}
              </td>
              <td className="num py-0.5 ps-3 text-end text-muted" title={check.allowed}>
                <Allowed check={check} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** Some rules allow up to a limit, some ask for a least value, some for a step. */
function Allowed({ check }: { check: RiskCheck }) {
  const limit = shown(check.allowed);
  switch (check.rule) {
    case "tick":
    case "lot":
      return <Trans>a multiple of {limit}</Trans>;
    case "notional":
      return <Trans>at least {limit}</Trans>;
    case "daily_loss":
    case "drawdown":
      return <Trans>less than {limit}</Trans>;
    case "balance":
    case "daily_trades":
    case "exposure":
    case "risk_per_trade":
      return <Trans>at most {limit}</Trans>;
    default:
      return limit;
  }
}

/** `99.900099897204 %` and `862496496`: as many digits as an eye can use; the unit stays. */
function shown(value: string | null): string {
  const found = /^(-?\d+(?:\.\d+)?)(\s*%)?$/.exec(value ?? "");
  if (found?.[1] === undefined) return value ?? "-";
  return found[2] === undefined
    ? formatQuantity(found[1]).text
    : formatPercent(found[1], { signed: "negative" }).text;
}
