import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { portfolioHistoryQuery, portfolioQuery } from "@/api/queries";
import { EquityChart } from "@/ui/chart/EquityChart";
import { Icon } from "@/ui/Icon";
import { Loaded, Panel, SkeletonBlock } from "@/ui/Panel";
import { baselineOf, withLatest } from "../logic/equity";

const intervals = ["1m", "5m", "1h", "1d"] as const;

export function EquityPanel() {
  const { t } = useLingui();
  const [interval, setInterval] = useState<(typeof intervals)[number]>("1m");
  const [as_table, setAsTable] = useState(false);
  const history = useQuery(portfolioHistoryQuery(interval));
  const portfolio = useQuery(portfolioQuery);
  const points = useMemo(
    () => withLatest(history.data ?? [], portfolio.data),
    [history.data, portfolio.data],
  );
  return (
    <Panel
      title={t`Equity curve`}
      className="h-80"
      aside={
        <>
          <div role="group" aria-label={t`Interval`} className="flex">
            {intervals.map((option) => (
              <button
                key={option}
                type="button"
                aria-pressed={option === interval}
                className={pill}
                onClick={() => setInterval(option)}
              >
                {option}
              </button>
            ))}
          </div>
          <button
            type="button"
            aria-pressed={as_table}
            aria-label={t`View as table`}
            title={t`View as table`}
            className={pill}
            onClick={() => setAsTable(!as_table)}
          >
            <Icon name="table" size={14} />
          </button>
        </>
      }
      bodyClassName="overflow-auto"
    >
      <Loaded query={history} skeleton={<SkeletonBlock className="m-3 h-[calc(100%-1.5rem)]" />}>
        {() => (
          <EquityChart
            label={t`Equity curve`}
            points={points}
            baseline={baselineOf(portfolio.data)}
            asTable={as_table}
          />
        )}
      </Loaded>
    </Panel>
  );
}

const pill =
  "num min-h-6 min-w-7 rounded px-1.5 text-2xs font-medium text-muted hover:bg-raised aria-pressed:bg-accent-soft aria-pressed:text-accent max-sm:min-h-9";
