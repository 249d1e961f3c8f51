import { useLingui } from "@lingui/react/macro";
import type { Family } from "../logic/catalogue";

/** The family's name as people read it; one that this app does not know bears the server's word. */
export function useFamilyWords(): (family: string) => string {
  const { t } = useLingui();
  const words: Record<Family, string> = {
    trend: t`Trend`,
    momentum: t`Momentum`,
    volatility: t`Volatility`,
    volume: t`Volume`,
    price: t`Price`,
    cycle: t`Cycle`,
    statistic: t`Statistics`,
    math: t`Math`,
    candlestick: t`Candlesticks`,
  };
  return (family) => (family in words ? words[family as Family] : family);
}
