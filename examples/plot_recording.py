#!/usr/bin/env python3
"""Plots a recording made by `neuraxon record`: activity, modulators, a raster if neurons were recorded.

    ./neuraxon record --out close --steps 5000 --every 5 --neurons-every 5
    python3 examples/plot_recording.py close close.png

Needs matplotlib (Debian: python3-matplotlib). Units and titles come from the recording's own schema.
"""
import csv
import glob
import json
import os
import sys

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt

# Blue and orange stay apart for every kind of colour vision; the marks differ in shape as well.
UP, DOWN = "#0072b2", "#d55e00"
MODULATORS = {"dopamine": "-", "serotonin": "--", "acetylcholine": "-.", "norepinephrine": ":"}
CAST = {"long": int, "double": float, "float": float, "boolean": lambda cell: cell == "true", "text": str}


def read(folder, schema, name):
    """The columns of a table as lists; None where a value is missing."""
    table = next((one for one in schema["tables"] if one["name"] == name), None)
    if table is None:
        return None
    columns = {column["name"]: [] for column in table["columns"]}
    kinds = [CAST[column["type"]] for column in table["columns"]]
    for part in sorted(glob.glob(os.path.join(folder, name + "-*.csv"))):
        with open(part, newline="", encoding="utf-8") as file:
            rows = csv.reader(file)
            next(rows, None)
            for row in rows:
                if len(row) != len(kinds):
                    break  # the row that was being written when the end came
                for cell, kind, column in zip(row, kinds, columns.values()):
                    column.append(None if cell == "" else kind(cell))
    return columns


def legend(axes, **more):
    """Above the plot, where it hides nothing."""
    axes.legend(loc="lower right", bbox_to_anchor=(1, 0.98), ncols=4, frameon=False, fontsize="small", **more)


def main(folder, picture):
    with open(os.path.join(folder, "schema.json"), encoding="utf-8") as file:
        schema = json.load(file)
    moments = read(folder, schema, "moments")
    if moments is None:
        sys.exit(folder + " holds no table of moments; record a network with `neuraxon record`")
    neurons = read(folder, schema, "neurons")
    seconds = [time / 1000 for time in moments["time"]]
    rows = 3 if neurons else 2
    figure, axes = plt.subplots(
        rows, 1, sharex=True, figsize=(10, 2.4 * rows + 0.6), height_ratios=[2] * (rows - 2) + [1, 1], layout="constrained"
    )
    *raster, activity, levels = axes
    if neurons:
        dt = schema["facts"]["dt_ms"] / 1000
        for state, colour, mark in ((1, UP, "|"), (-1, DOWN, "_")):
            at = [i for i, one in enumerate(neurons["state"]) if one == state]
            raster[0].scatter(
                [neurons["step"][i] * dt for i in at],
                [neurons["neuron"][i] for i in at],
                s=3, c=colour, marker=mark, linewidths=0.6, label="%+d" % state,
            )
        raster[0].set_ylabel("neuron")
        legend(raster[0], markerscale=3)
    activity.plot(seconds, moments["up"], color=UP, linewidth=0.8, label="at +1")
    activity.plot(seconds, moments["down"], color=DOWN, linewidth=0.8, linestyle="--", label="at -1")
    activity.set_ylabel("share of neurons")
    activity.set_ylim(bottom=0)
    legend(activity)
    for name, style in MODULATORS.items():
        levels.plot(seconds, moments[name], linestyle=style, linewidth=1.2, label=name)
    levels.set_ylabel("level (0 to 1)")
    levels.set_xlabel("model time (s)")
    legend(levels)
    figure.suptitle(schema["about"] + ", " + str(schema["facts"].get("preset", "")) + ", code " + schema["code_version"])
    figure.savefig(picture, dpi=110)
    print(picture)


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(sys.argv[1], sys.argv[2])
