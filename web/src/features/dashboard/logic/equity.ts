import Big from "big.js";
import type { Portfolio, PortfolioPoint } from "@/api/types";

/** The curve ends where the account stands now. */
export function withLatest(
  history: PortfolioPoint[],
  portfolio: Portfolio | undefined,
): { t: number; value: string }[] {
  const points = history
    .map((point) => ({ t: point.t, value: point.total_value }))
    .sort((left, right) => left.t - right.t);
  if (portfolio === undefined) return points;
  const now = Date.parse(portfolio.updated_at);
  const last = points.at(-1);
  if (!Number.isFinite(now) || (last !== undefined && now <= last.t)) return points;
  return [...points, { t: now, value: portfolio.total_value }];
}

/** What the account began with: equity less what it has earned. */
export function baselineOf(portfolio: Portfolio | undefined): string | undefined {
  if (portfolio === undefined) return undefined;
  return new Big(portfolio.total_value).minus(portfolio.net_profit).toFixed();
}
