import { Trans, useLingui } from "@lingui/react/macro";
import { lazy, Suspense, useEffect, useSyncExternalStore } from "react";
import { Icon } from "@/ui/Icon";
import { panelIsOpen, panelSet, panelWatch } from "../logic/panel_store";
import type { IndicatorsOnChart } from "./use_indicators";

const IndicatorsSheet = lazy(() => import("./IndicatorsSheet"));

export function IndicatorsButton({
  indicators,
  className,
}: {
  indicators: IndicatorsOnChart;
  className: string;
}) {
  const { t } = useLingui();
  const is_open = useSyncExternalStore(panelWatch, panelIsOpen);
  const count = indicators.chosen.length;
  useEffect(() => () => panelSet(false), []);
  return (
    <>
      <button
        type="button"
        className={`${className} gap-1 ${count > 0 ? "max-sm:text-accent" : ""}`}
        aria-haspopup="dialog"
        aria-keyshortcuts="/"
        aria-label={count === 0 ? t`Indicators` : t`Indicators, ${count} on the chart`}
        title={t`Indicators ( / )`}
        data-testid="indicators-button"
        onClick={() => panelSet(true)}
      >
        <Icon name="indicators" size={14} />
        <span className="max-sm:hidden">
          <Trans>Indicators</Trans>
        </span>
        {count > 0 && (
          <span className="rounded-full bg-accent-soft px-1.5 text-2xs text-accent max-sm:hidden">
            {count}
          </span>
        )}
      </button>
      <Suspense>
        {is_open && <IndicatorsSheet active={indicators.active} onClose={() => panelSet(false)} />}
      </Suspense>
    </>
  );
}
