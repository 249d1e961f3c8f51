import { useLingui } from "@lingui/react/macro";
import type { OverlayName } from "../logic/choice";

/** What each overlay is called, and what it draws. */
export function useOverlayWords(): Record<OverlayName, { title: string; about: string }> {
  const { t } = useLingui();
  return {
    elliott: { title: t`Elliott waves`, about: t`Counts, where they lead and where they fail` },
    fibonacci: { title: t`Fibonacci`, about: t`Levels of the latest swing and zones of confluence` },
    shapes: { title: t`Chart patterns`, about: t`Shapes with their target and failure` },
    levels: { title: t`Support and resistance`, about: t`Zones at which the price turned` },
    lines: { title: t`Trend lines`, about: t`Lines through tops and bottoms` },
    candlesticks: { title: t`Candlestick patterns`, about: t`Marks at the clearest ones` },
  };
}
