#!/usr/bin/env python3
"""An independent calculation of `sma-cross`: the oracle of the backtest tests.

The rules a)-i) of the backtest, transcribed one by one; letters in comments name the rule. It shares no code with the
engine. Money, prices and quantities are integers counting 1e-18; floats appear only in the ratios at the end.

Readings chosen where the rules leave room
 1. Tick (a): the most decimals as written in open, high, low, close of the whole file, before --from/--to.
 2. --from is inclusive, --to exclusive; row 0 is the first row kept.
 3. A fill's time is the timestamp (start) of the row in which it happens, also for fills at the close or on the way.
 4. Slippage moves market and stop fills against us, then rounds to the tick against us; targets are limits: none.
 5. `fixed` off the lot grid is refused, not rounded. An entry below the minimum notional (at the fill price, ceil)
    is refused; exits are never refused for it. `risk` is computed at the close and keeps that quantity at the open.
 6. `up` is computed at every close t >= long-1, flat or holding; a refused order is forgotten, the close decides anew.
 7. Row walk (h): targets sell only in the rising piece low -> high. So a row that opens above a target and then falls
    to the stop is stopped out whole. `hi` rises only with that piece: the stop on open -> low knows no gap up.
 8. With --fill close the ladder of a bought position starts in the next row.
 9. The exit reason of a trade is that of its last fill; its exit price the mean of its sells by quantity, floored.
10. Equity marks floor(q * close). Drawdown starts from the initial equity. Buy and hold: first close to last close.
11. Returns lie between consecutive closes (bars-1 of them). Sharpe: sample deviation (n-1). Sortino: mean over
    sqrt(sum(min(r,0)^2)/(n-1)). Both times sqrt(365 d / time frame), the most common step; undefined is null.
12. Win: P&L after fees > 0. Profit factor: gains over losses of closed trades. Exposure: closes held over all closes.
    Percents are rounded half away from zero to 6 decimals.
13. The figures of the whole curve are reckoned in figures.py.
"""
import argparse
import csv
import gzip
import json
import math
import sys
from collections import Counter
from datetime import datetime, timedelta, timezone
from fractions import Fraction

sys.dont_write_bytecode = True
from figures import figures  # noqa: E402

ATOM = 10**18
REASONS = ("signal", "stop", "break_even", "trailing", "tier_1", "tier_2")
CHOICES = {"entry": ("cross", "level"), "exits": ("ladder", "signal"), "size": ("risk", "all", "fixed")}
TIME_NAMES = ("timestamp", "ts", "t", "time", "date", "open_time")


def atoms(text):
    whole, _, decimals = text.partition(".")
    if len(decimals) > 18 or not (whole + decimals).isdigit():
        raise ValueError(f"not a plain decimal with at most 18 places: {text!r}")
    return int(whole + decimals.ljust(18, "0"))


def plain(value):
    sign, value = ("-" if value < 0 else ""), abs(value)
    return sign + f"{value // ATOM}.{value % ATOM:018d}".rstrip("0").rstrip(".")


def ceil_div(a, b):
    return -(-a // b)


def percent(numerator, denominator):
    if not denominator:
        return None
    millionths = Fraction(numerator, denominator) * 100 * 10**6
    return plain((math.floor(abs(millionths) + Fraction(1, 2)) * (-1 if millionths < 0 else 1)) * 10**12)


def instant(text):
    """Milliseconds from s, ms, us (by magnitude) or RFC 3339."""
    if text.isdigit():
        number = int(text)
        return number * 1000 if number < 10**11 else number if number < 10**14 else number // 1000
    moment = datetime.fromisoformat(text)
    moment = moment if moment.tzinfo else moment.replace(tzinfo=timezone.utc)
    return (moment - datetime(1970, 1, 1, tzinfo=timezone.utc)) // timedelta(milliseconds=1)


def read(path, first, last):
    """Rows (ms, open, high, low, close) in atoms and the tick of the file (a)."""
    opened = gzip.open(path, "rt", newline="") if path.endswith(".gz") else open(path, newline="")
    rows, decimals = [], 0
    with opened:
        lines = csv.reader(opened)
        names = [name.strip().lower() for name in next(lines)]
        when = next(names.index(name) for name in TIME_NAMES if name in names)
        columns = [names.index(name) for name in ("open", "high", "low", "close")]
        for line in lines:
            texts = [line[column].strip() for column in columns]
            decimals = max(decimals, *(len(text.partition(".")[2]) for text in texts))
            time = instant(line[when].strip())
            if (first is None or time >= first) and (last is None or time < last):
                rows.append((time, *map(atoms, texts)))
    return rows, ATOM // 10**decimals


class Run:
    def __init__(self, options, params, tick):
        self.tick, self.lot = options.tick or tick, options.lot
        self.fee_rate = Fraction(options.fee_bps) / 10000
        self.slip = Fraction(options.slippage_bps) / 10000
        self.min_notional, self.params = options.min_notional, params
        self.cash, self.held = options.cash, 0
        self.fills, self.trades, self.fees, self.refused = [], [], 0, 0
        self.trade = None  # the open round trip (i)
        self.entry = self.bought = self.hi = self.stage = 0  # e, q0, hi and the stage of the ladder (g)

    def floor_tick(self, value):
        return value // self.tick * self.tick

    def ceil_tick(self, value):
        return -(-value // self.tick) * self.tick

    # f) cost ceil(qP) + ceil(qPf), proceeds floor(qP) - ceil(qPf)
    def fee(self, quantity, price):
        return ceil_div(quantity * price * self.fee_rate.numerator, ATOM * self.fee_rate.denominator)

    def cost(self, quantity, price):
        return ceil_div(quantity * price, ATOM) + self.fee(quantity, price)

    # e) the most lots whose cost is <= C
    def affordable(self, price):
        lots = math.floor(Fraction(self.cash * ATOM, self.lot * price) / (1 + self.fee_rate))
        while lots > 0 and self.cost(lots * self.lot, price) > self.cash:
            lots -= 1
        return lots * self.lot

    # e) what is decided at the close; `all` is by quote amount and becomes a quantity only at the fill
    def wanted(self, close):
        if self.params["size"] == "fixed":
            return self.params["quantity"]
        if self.params["size"] == "all":
            return None
        # flat, so E = C
        risk = Fraction(self.cash * 2, 100) / (Fraction(close, ATOM) * 15 / 100)
        return min(math.floor(risk / self.lot) * self.lot, self.affordable(close))

    def buy(self, time, price, quantity):
        price = self.ceil_tick(price * (1 + self.slip)) if self.slip else price
        quantity = self.affordable(price) if quantity is None else quantity
        cost = self.cost(quantity, price)
        if quantity <= 0 or quantity % self.lot or cost > self.cash \
                or ceil_div(quantity * price, ATOM) < self.min_notional:
            self.refused += 1
            return
        fee = self.fee(quantity, price)
        self.cash, self.held, self.fees = self.cash - cost, quantity, self.fees + fee
        self.fills.append((time, "buy", price, quantity, fee, "entry"))
        self.trade = {"time": time, "price": price, "quantity": quantity, "fees": fee, "pnl": -cost, "sold": 0}
        self.entry, self.bought, self.hi, self.stage = price, quantity, price, 0

    def sell(self, time, price, quantity, reason):
        if self.slip and not reason.startswith("tier"):
            price = self.floor_tick(price * (1 - self.slip))
        fee = self.fee(quantity, price)
        proceeds = quantity * price // ATOM - fee
        self.cash, self.held, self.fees = self.cash + proceeds, self.held - quantity, self.fees + fee
        self.fills.append((time, "sell", price, quantity, fee, reason))
        trade = self.trade
        for key, change in (("fees", fee), ("pnl", proceeds), ("sold", quantity * price)):
            trade[key] += change
        if self.held == 0:  # i) a trade runs from flat to flat
            self.trades.append((trade["time"], time, trade["price"], trade["sold"] // trade["quantity"],
                                trade["quantity"], trade["fees"], trade["pnl"], reason))
            self.trade = None

    # g) the stop and its name at this stage, and the targets
    def stop(self):
        return ((self.floor_tick(Fraction(self.entry * 85, 100)), "stop"), (self.entry, "break_even"),
                (max(self.entry, self.floor_tick(Fraction(self.hi * 80, 100))), "trailing"))[self.stage]

    def target(self):
        return self.ceil_tick(Fraction(self.entry * (130, 175)[self.stage], 100))

    # h) 2. the ladder in one row: open, then open -> low -> high -> close
    def ladder(self, time, open_, high, low, close):
        stop, name = self.stop()
        if open_ <= stop:
            return self.sell(time, open_, self.held, name)
        if low <= stop:  # open -> low falls
            return self.sell(time, stop, self.held, name)
        while self.stage < 2 and high > self.target():  # low -> high rises: strictly above a target
            price = max(self.target(), open_)
            self.stage += 1
            quantity = min(self.bought * 33 // 100 // self.lot * self.lot, self.held)
            if quantity > 0:  # if 0, only the stage moves
                self.sell(time, price, quantity, f"tier_{self.stage}")
        self.hi = max(self.hi, high)
        stop, name = self.stop()
        if self.held and close <= stop:  # high -> close falls and meets the new stop
            self.sell(time, stop, self.held, name)


def simulate(rows, run, params, at_close):
    """The equity at each close, the number of closes held, the order left waiting."""
    short, long, sums = params["short"], params["long"], [0]  # sums[i]: the first i closes
    equities, exposed, was_up, waiting = [], 0, None, None
    for t, (time, open_, high, low, close) in enumerate(rows):
        if waiting:  # h) 1. and d) the order of the last close fills at this open
            side, quantity = waiting
            waiting = None
            run.buy(time, open_, quantity) if side == "buy" else run.sell(time, open_, run.held, "signal")
        if run.held and params["exits"] == "ladder":  # h) 2. the entry row included
            run.ladder(time, open_, high, low, close)
        sums.append(sums[-1] + close)
        up = None
        if t >= long - 1:  # b)
            up = (sums[-1] - sums[-1 - short]) * long > (sums[-1] - sums[-1 - long]) * short
            if run.held:  # c), h) 3.
                order = None if up else ("sell", run.held)
            else:  # `cross`: not up at t-1, and t-1 >= long-1 (was_up is None before)
                enter = up and (params["entry"] == "level" or was_up is False)
                order = ("buy", run.wanted(close)) if enter else None
            if order and at_close:  # d) close: at this close
                run.buy(time, close, order[1]) if order[0] == "buy" else run.sell(time, close, run.held, "signal")
            else:
                waiting = order
        was_up = up
        equities.append(run.cash + run.held * close // ATOM)
        exposed += run.held > 0
    return equities, exposed, waiting


def drawdown(initial, equities):
    peak, worst, at = initial, 0, 1
    for equity in equities:
        peak = max(peak, equity)
        if (peak - equity) * at > worst * peak:  # (peak-equity)/peak > worst/at
            worst, at = peak - equity, peak
    return percent(worst, at)


def ratios(equities, times):
    returns = [(now - before) / before for before, now in zip(equities, equities[1:]) if before]
    if len(returns) < 2 or len(returns) < len(equities) - 1:
        return None, None
    steps = Counter(b - a for a, b in zip(times, times[1:]))
    step = min(steps, key=lambda s: (-steps[s], s))
    mean = math.fsum(returns) / len(returns)
    deviation = math.sqrt(math.fsum((r - mean) ** 2 for r in returns) / (len(returns) - 1))
    downside = math.sqrt(math.fsum(min(r, 0.0) ** 2 for r in returns) / (len(returns) - 1))
    year = math.sqrt(365 * 86_400_000 / step)
    return (mean / deviation * year if deviation else None), (mean / downside * year if downside else None)


def report(rows, run, initial, equities, exposed, waiting):
    final = equities[-1] if equities else initial
    gains = sum(trade[6] for trade in run.trades if trade[6] > 0)
    losses = -sum(trade[6] for trade in run.trades if trade[6] < 0)
    reasons = Counter(trade[7] for trade in run.trades)
    sharpe, sortino = ratios(equities, [row[0] for row in rows])
    return {
        "strategy": "sma-cross", "bars": len(rows), "tick": plain(run.tick), "lot": plain(run.lot),
        "initial_equity": plain(initial), "final_equity": plain(final), "cash": plain(run.cash),
        "position": plain(run.held), "trades": len(run.trades), "open_trades": int(run.held > 0),
        "open_orders": int(waiting is not None), "refused": run.refused, "fills": len(run.fills),
        "fees_paid": plain(run.fees), "exit_reasons": {name: reasons[name] for name in REASONS if reasons[name]},
        "net_profit_pct": percent(final - initial, initial),
        "buy_and_hold_pct": percent(rows[-1][4] - rows[0][4], rows[0][4]) if rows else None,
        "max_drawdown_pct": drawdown(initial, equities),
        "win_rate_pct": percent(sum(trade[6] > 0 for trade in run.trades), len(run.trades)),
        "profit_factor": gains / losses if losses else None, "sharpe": sharpe, "sortino": sortino,
        "exposure_pct": percent(exposed, len(rows)),
        **figures(equities, [row[0] for row in rows], [trade[6] for trade in run.trades],
                  sum(quantity * price for _, _, price, quantity, *_ in run.fills) / ATOM),
    }


def write(path, header, lines):
    if path:
        with open(path, "w", newline="") as out:
            table = csv.writer(out, lineterminator="\n")
            table.writerow(header.split(","))
            table.writerows(lines)


def main():
    arguments = argparse.ArgumentParser(description="independent oracle of the sma-cross backtest")
    arguments.add_argument("--data", required=True)
    arguments.add_argument("--param", action="append", default=[], metavar="k=v")
    arguments.add_argument("--fill", choices=("next-open", "close"), default="next-open")
    for name, form, default in (("cash", atoms, "10000"), ("lot", atoms, "0.00000001"), ("tick", atoms, None),
                                ("min-notional", atoms, "0"), ("fee-bps", Fraction, "10"),
                                ("slippage-bps", Fraction, "0"), ("from", instant, None), ("to", instant, None),
                                ("trades", str, None), ("fills", str, None)):
        arguments.add_argument(f"--{name}", type=form, default=default)
    options = arguments.parse_args()
    params = {"short": "10", "long": "30", "entry": "cross", "exits": "ladder", "size": "risk", "quantity": "0"}
    for item in options.param:
        name, _, value = item.partition("=")
        if value not in CHOICES.get(name, (value,)) or name not in params:
            arguments.error(f"bad parameter {item}")
        params[name] = value
    params.update(short=int(params["short"]), long=int(params["long"]), quantity=atoms(params["quantity"]))

    rows, tick = read(options.data, getattr(options, "from"), options.to)
    run = Run(options, params, tick)
    outcome = simulate(rows, run, params, options.fill == "close")
    write(options.fills, "time,side,price,quantity,fee,reason",
          ((time, side, *map(plain, numbers), reason) for time, side, *numbers, reason in run.fills))
    write(options.trades, "entry_time,exit_time,entry_price,exit_price,quantity,fees,pnl,exit_reason",
          ((entry, exit_, *map(plain, numbers), reason) for entry, exit_, *numbers, reason in run.trades))
    print(json.dumps(report(rows, run, options.cash, *outcome), indent=1))


if __name__ == "__main__":
    main()
