"""Times TA-Lib's own functions, for the bench of the crate to compare with.

Usage: talib_speed.py SERIES LENGTH

SERIES: the columns open, high, low, close, volume as little-endian doubles, LENGTH of each. Then, line by line on stdin,
{"name", "params": {...}, "calls"}; the answer to each is a line with the least time of so many calls, in nanoseconds, or
"unknown". Only the call is timed: the arrays are there before it.
"""

import json
import sys
import time

import numpy
import talib
from talib import abstract

COLUMNS = ["open", "high", "low", "close", "volume"]
KNOWN = set(talib.get_functions())


def read_columns(path, length):
    raw = numpy.fromfile(path, dtype="<f8")
    return {name: raw[place * length : (place + 1) * length].copy() for place, name in enumerate(COLUMNS)}


def inputs_of(name, columns):
    """The arrays that a function takes, in their order."""
    arrays = []
    for wanted in abstract.Function(name).input_names.values():
        for column in [wanted] if isinstance(wanted, str) else wanted:
            arrays.append(columns[column])
    return arrays


def least(name, params, calls, columns):
    function = getattr(talib, name)
    arrays = inputs_of(name, columns)
    # Where TA-Lib takes one window a bar, it is an input.
    params = {parameter: value for parameter, value in params.items() if parameter != "periods"}
    times = []
    for _ in range(calls):
        began = time.perf_counter_ns()
        function(*arrays, **params)
        times.append(time.perf_counter_ns() - began)
    return min(times)


def main():
    length = int(sys.argv[2])
    columns = read_columns(sys.argv[1], length)
    columns["periods"] = numpy.full(length, 14.0)
    for line in sys.stdin:
        wish = json.loads(line)
        name = wish["name"].upper()
        answer = least(name, wish["params"], wish["calls"], columns) if name in KNOWN else "unknown"
        print(answer, flush=True)


if __name__ == "__main__":
    main()
