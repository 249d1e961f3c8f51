import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { ApiProblem } from "@/api/problem";
import { Icon } from "@/ui/Icon";
import type { IndicatorsOnChart } from "./use_indicators";

/** Under the toolbar: what could not be computed, and what is not known any more. The candles go on. */
export function IndicatorNotices({ indicators }: { indicators: IndicatorsOnChart }) {
  const { t } = useLingui();
  const { error, dropped } = indicators;
  const names = dropped.names.join(", ");
  if (error === null && names === "") return null;
  return (
    <div className="flex flex-col border-b border-line text-xs">
      {error !== null && (
        <div role="alert" className="flex flex-wrap items-center gap-x-3 gap-y-1 px-3 py-1">
          <span className="text-down">
            <Trans>Indicators are not up to date:</Trans> {reasonOf(error)}
          </span>
          <button
            type="button"
            className="button small"
            disabled={indicators.isRetrying}
            onClick={indicators.retry}
          >
            <Trans>Try again</Trans>
          </button>
        </div>
      )}
      {names !== "" && (
        <div role="status" className="flex items-center gap-2 px-3 py-1">
          <span>
            <Plural
              value={dropped.names.length}
              one="This server does not know the indicator"
              other="This server does not know the indicators"
            />{" "}
            <b>{names}</b>: <Trans>taken off the chart.</Trans>
          </span>
          <button
            type="button"
            className="button quiet small"
            aria-label={t`Close`}
            onClick={dropped.dismiss}
          >
            <Icon name="close" size={12} />
          </button>
        </div>
      )}
    </div>
  );
}

/** The field's own message says which indicator, and why. */
function reasonOf(error: Error): string {
  return (error instanceof ApiProblem ? error.fieldMessage("?indicators") : null) ?? error.message;
}
