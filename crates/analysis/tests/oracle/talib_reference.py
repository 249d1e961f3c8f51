"""Computes indicators with TA-Lib's own package, for the tests of the crate to compare with.

Usage: talib_reference.py REQUEST SERIES ANSWER

REQUEST: JSON, {"series": [{"name", "length"}...], "cases": [{"name", "params": {...}, "series": index}...]}.
SERIES: for each series the columns open, high, low, close, volume as little-endian doubles.
ANSWER: JSON lines of {"lookback", "outputs": n} or {"unknown": true} or {"error": "..."}; the numbers, in the order of the
cases, output by output, are little-endian doubles in ANSWER.f64.
"""

import json
import sys

import numpy
import talib
from talib import abstract

COLUMNS = ["open", "high", "low", "close", "volume"]
KNOWN = set(talib.get_functions())


def read_series(request, path):
    raw = numpy.fromfile(path, dtype="<f8")
    series, at = [], 0
    for item in request["series"]:
        length = item["length"]
        columns = {}
        for name in COLUMNS:
            columns[name] = raw[at : at + length].copy()
            at += length
        series.append(columns)
    return series


def compute(case, columns):
    name = case["name"].upper()
    if name not in KNOWN:
        return {"unknown": True}, []
    function = abstract.Function(name)
    params = dict(case["params"])
    inputs = dict(columns)
    if "periods" in params:
        inputs["periods"] = numpy.full(len(columns["close"]), float(params.pop("periods")))
    try:
        function.parameters = params
        lookback = function.lookback
        result = function(inputs)
    except Exception as fault:  # what TA-Lib refuses is part of the answer
        return {"error": str(fault)}, []
    outputs = result if isinstance(result, list) else [result]
    return {"lookback": lookback, "outputs": len(outputs)}, [numpy.asarray(o, dtype="<f8") for o in outputs]


def main():
    request_path, series_path, answer_path = sys.argv[1:4]
    with open(request_path, encoding="utf-8") as file:
        request = json.load(file)
    series = read_series(request, series_path)
    with open(answer_path, "w", encoding="utf-8") as heads, open(answer_path + ".f64", "wb") as numbers:
        for case in request["cases"]:
            head, outputs = compute(case, series[case["series"]])
            heads.write(json.dumps(head) + "\n")
            for output in outputs:
                output.tofile(numbers)


if __name__ == "__main__":
    main()
