#!/usr/bin/env python3
"""What the 95 % band of `neuraxon watch --json` is worth, from row 50 on: the share of the values it held, and its interval score (Gneiting and
Raftery, 2007), the mean of its width and 2 / .05 times what lies outside. Smaller is better.

    ./neuraxon watch examples/machine.csv --value memory_percent --json | python3 examples/band.py
"""
import json
import sys

FIRST = 50
OUTSIDE = 0.05

rows = held = 0
score = 0.0
for line in sys.stdin:
    row = json.loads(line)
    if row["row"] < FIRST or row["value"] is None or row["low"] is None:
        continue
    value, low, high = row["value"], row["low"], row["high"]
    rows += 1
    held += low <= value <= high
    score += high - low + 2 / OUTSIDE * max(0.0, low - value, value - high)
if rows == 0:
    sys.exit("band.py: no row with a band; pipe the lines of `neuraxon watch ... --json` into it, more than %d" % FIRST)
print("%.1f %% of %d values held, interval score %.4g" % (100 * held / rows, rows, score / rows))
