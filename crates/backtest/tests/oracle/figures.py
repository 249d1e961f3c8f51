"""Figures of a whole equity curve, from their definitions: part of the oracle, without any code of the engine.

Equities are whole numbers, one for each close; returns lie between consecutive closes, and there are none once an equity was
zero. Omega: gains over losses. Ulcer index: root of the mean square of the drawdowns, in per cent. Tail ratio: the 95th over
the 5th percentile, linear between neighbours. Value at risk: minus the 5th percentile; conditional: minus the mean of the
returns up to it. Probabilistic Sharpe ratio against 0: Bailey and Lopez de Prado (2012). SQN: sample deviation. Kelly: by the
mean win and loss, without trades that came out even. Drawdowns: from the last close at a peak to the first at or above it,
none where it is not reached; times are those of closes.
"""
import math
from collections import Counter
from datetime import datetime, timezone
from fractions import Fraction
from statistics import NormalDist, fmean, stdev


def percent(value):
    text = f"{100 * value:.6f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def percentile(ordered, share):
    place = (len(ordered) - 1) * share
    below = math.floor(place)
    above = ordered[min(below + 1, len(ordered) - 1)]
    return ordered[below] + (above - ordered[below]) * (place - below)


def tails(returns):
    if not returns:
        return {"tail_ratio": None, "var_95_pct": None, "cvar_95_pct": None}
    ordered = sorted(returns)
    best, worst = percentile(ordered, 0.95), percentile(ordered, 0.05)
    beyond = [value for value in returns if value <= worst]
    return {"tail_ratio": abs(best) / abs(worst) if worst else None, "var_95_pct": percent(-worst),
            "cvar_95_pct": percent(-fmean(beyond))}


def probabilistic_sharpe(returns):
    if len(returns) < 2 or len(set(returns)) == 1:
        return None
    mean, count = math.fsum(returns) / len(returns), len(returns)
    second, third, fourth = (math.fsum((value - mean) ** power for value in returns) / count for power in (2, 3, 4))
    sharpe = mean / stdev(returns)
    spread = 1 - third / second**1.5 * sharpe + (fourth / second**2 - 1) / 4 * sharpe**2
    return NormalDist().cdf(sharpe * math.sqrt((count - 1) / spread)) if spread > 0 else None


def of_trades(results):
    wins, losses = [r for r in results if r > 0], [-r for r in results if r < 0]
    sqn = kelly = None
    if len(set(results)) > 1:
        sqn = math.sqrt(len(results)) * fmean(results) / stdev(map(float, results))
    if wins and losses:
        won = len(wins) / (len(wins) + len(losses))
        kelly = percent(won - (1 - won) / (fmean(wins) / fmean(losses)))
    return {"sqn": sqn, "kelly_pct": kelly}


def drawdowns(equities, close_at):
    found, start = [], 0
    while start < len(equities):
        end = next((at for at in range(start + 1, len(equities)) if equities[at] >= equities[start]), None)
        under = range(start + 1, end if end is not None else len(equities))
        if under and equities[start] > 0:
            trough = min(under, key=lambda at: equities[at])
            found.append((Fraction(equities[start] - equities[trough], equities[start]), start, trough, end))
        start = end if end is not None else len(equities)
    found.sort(key=lambda fall: -fall[0])
    return [{"start": close_at(start), "trough": close_at(trough), "end": close_at(end) if end is not None else None,
             "depth_pct": percent(float(depth)), "candles": (end or len(equities) - 1) - start,
             "recovery_candles": end - trough if end is not None else None}
            for depth, start, trough, end in found[:5]]


def ulcer_index(equities):
    if not equities or equities[0] <= 0:
        return None
    peak, squares = 0, []
    for equity in equities:
        peak = max(peak, equity)
        squares.append(((peak - equity) / peak) ** 2)
    return 100 * math.sqrt(math.fsum(squares) / len(squares))


def figures(equities, times, results, traded):
    steps = Counter(b - a for a, b in zip(times, times[1:]))
    step = min(steps, key=lambda s: (-steps[s], s), default=0)

    def close_at(row):
        return datetime.fromtimestamp((times[row] + step) / 1000, timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")

    returns = [(now - before) / before for before, now in zip(equities, equities[1:]) if before > 0]
    if len(returns) < len(equities) - 1:
        returns = []
    gains, losses = (math.fsum(max(sign * value, 0.0) for value in returns) for sign in (1, -1))
    mean = fmean(equities) if equities else 0
    return {"omega": gains / losses if losses else None, "ulcer_index": ulcer_index(equities), **tails(returns),
            "probabilistic_sharpe": probabilistic_sharpe(returns), **of_trades(results),
            "turnover": traded / mean if mean > 0 else None, "drawdowns": drawdowns(equities, close_at)}
