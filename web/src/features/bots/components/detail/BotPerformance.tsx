import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useMemo, type ReactNode } from "react";
import type { Bot } from "@/api/types";
import { exitReasonWord, plainCode } from "@/features/blotter/logic/words";
import { EquityChart } from "@/ui/chart/EquityChart";
import { Percent, Quantity } from "@/ui/Figure";
import { Loaded, Panel, SkeletonBlock } from "@/ui/Panel";
import { botMetricsQuery } from "../../api/metrics";

export function BotPerformance({ bot }: { bot: Bot }) {
  const { t, i18n } = useLingui();
  const metrics = useQuery(botMetricsQuery(bot.id));
  const points = useMemo(
    () => metrics.data?.equity.map((point) => ({ t: point.t, value: point.equity })) ?? [],
    [metrics.data],
  );
  return (
    <Panel title={t`Performance`} bodyClassName="grid sm:grid-cols-[minmax(0,1fr)_14rem]">
      <Loaded query={metrics} skeleton={<SkeletonBlock className="m-3 h-44 sm:col-span-2" />}>
        {(loaded) => (
          <>
            <div className="h-48">
              <EquityChart label={t`Equity of ${bot.name}`} points={points} baseline={bot.base_amount} />
            </div>
            <div className="border-line p-3 text-xs max-sm:border-t sm:border-s">
              <dl className="grid gap-y-1">
                <Row term={t`Max drawdown`}>
                  <Percent value={loaded.max_drawdown_pct} />
                </Row>
                <Row term={t`Profit factor`}>
                  <Quantity value={loaded.profit_factor === null ? null : String(loaded.profit_factor)} />
                </Row>
                <Row term={t`Won`}>
                  <Percent value={loaded.win_rate_pct} />
                </Row>
              </dl>
              <h3 className="mt-3 mb-1 text-2xs text-muted">
                <Trans>Exits by reason</Trans>
              </h3>
              <dl className="grid gap-y-1">
                {Object.entries(loaded.exit_reasons).map(([reason, count]) => {
                  const known = exitReasonWord(reason);
                  return (
                    <Row key={reason} term={known === null ? plainCode(reason) : i18n._(known)}>
                      <span className="num">{count}</span>
                    </Row>
                  );
                })}
              </dl>
            </div>
          </>
        )}
      </Loaded>
    </Panel>
  );
}

function Row({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div className="flex justify-between gap-3">
      <dt className="text-muted">{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}
