#!/usr/bin/env python3
"""Holds the oracle against cases/cases.json, whose expectations were computed by hand.

Usage: check_cases.py [PROGRAM ARG...]   another program with the same options in place of the oracle.
Each case names a candle file, options, the expected fills in order, and figures that the JSON report must hold.
"""
import csv
import json
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
PROGRAM = sys.argv[1:] or [sys.executable, str(HERE / "sma_cross.py")]


def differences(case, folder):
    fills_file = Path(folder) / "fills.csv"
    command = [*PROGRAM, "--data", str(HERE / "cases" / case["file"]), *case["args"], "--fills", str(fills_file)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        return [f"exit code {done.returncode}: {done.stderr.strip()}"]
    report = json.loads(done.stdout)
    with open(fills_file, newline="") as handle:
        fills = [dict(fill, time=int(fill["time"])) for fill in csv.DictReader(handle)]
    wanted = dict(case["report"], fills=len(case["fills"]))
    found = [f"{key}: expected {value}, got {report.get(key)}" for key, value in wanted.items()
             if report.get(key) != value]
    for number in range(max(len(fills), len(case["fills"]))):
        expected, got = (dict(enumerate(side)).get(number) for side in (case["fills"], fills))
        if expected != got:
            found.append(f"fill {number}: expected {expected}\n{'':17}got {got}")
    return found


def main():
    cases = json.loads((HERE / "cases" / "cases.json").read_text())
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        for case in cases:
            found = differences(case, folder)
            failed += bool(found)
            print("FAIL" if found else "pass", case["name"], *(f"\n     {line}" for line in found))
    print(f"{len(cases) - failed} of {len(cases)} cases pass")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
