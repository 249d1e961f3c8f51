import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { strategiesQuery } from "@/api/queries";
import type { Bot } from "@/api/types";
import { formatInstant } from "@/lib/clock";
import { Money } from "@/ui/Figure";
import { DeleteBot } from "./DeleteBot";
import { Panel } from "@/ui/Panel";
import { fieldsOf, inOrderOf } from "../../logic/schema_form";

export function BotParams({ bot }: { bot: Bot }) {
  const { t } = useLingui();
  const strategies = useQuery(strategiesQuery);
  const strategy = strategies.data?.find((entry) => entry.name === bot.strategy);
  const fields = strategy === undefined ? [] : fieldsOf(strategy.schema, strategy.defaults);
  const known = new Map(fields.map((field) => [field.name, field]));
  return (
    <Panel title={t`Parameters`} bodyClassName="flex flex-col gap-3 p-3">
      {strategy !== undefined && <p className="text-xs text-muted">{strategy.summary}</p>}
      <dl className="grid grid-cols-[1fr_auto] gap-x-4 gap-y-1 text-xs">
        {inOrderOf(fields, bot.params).map(([name, value]) => (
          <div key={name} className="contents">
            <dt className="text-muted" title={known.get(name)?.description ?? undefined}>
              {known.get(name)?.title ?? name}
            </dt>
            <dd className="num text-end">
              {value} {known.get(name)?.unit && <span className="text-muted">{known.get(name)?.unit}</span>}
            </dd>
          </div>
        ))}
        <dt className="text-muted">
          <Trans>Amount</Trans>
        </dt>
        <dd className="text-end">
          <Money value={bot.base_amount} />
        </dd>
        <dt className="text-muted">
          <Trans>Created</Trans>
        </dt>
        <dd className="num text-end">{formatInstant(bot.created_at, "minute")}</dd>
      </dl>
      {strategy !== undefined && strategy.rules.length > 0 && (
        <details className="text-xs">
          <summary className="text-muted">
            <Trans>The rules, in words</Trans>
          </summary>
          <ol className="mt-2 list-decimal space-y-1 ps-5">
            {strategy.rules.map((rule) => (
              <li key={rule}>{rule}</li>
            ))}
          </ol>
        </details>
      )}
      <DeleteBot bot={bot} />
    </Panel>
  );
}
