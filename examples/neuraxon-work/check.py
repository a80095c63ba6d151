"""Checks this implementation against the published vectors: python3 examples/neuraxon-work/check.py [--all]"""

import csv
import struct
import sys
import time
from pathlib import Path

import hashing
import network as n
import protocol

ROOT = Path(__file__).resolve().parents[2]
SERIES = ROOT / "evolve/src/test/resources/org/neuraxon/evolve/series"
LEDGER = ROOT / "ledger/src/test/resources/org/neuraxon/ledger"


if not SERIES.is_dir():
    sys.exit("check.py: the published vectors are missing (" + str(SERIES) + "); run it in a checkout")


def rows_of(name):
    with open(name, newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def hexbits(value):
    return struct.pack(">d", value).hex()


def published_task():
    """The series of section 7."""
    past = [0.5 + ((7 * i) % 17) / 17 for i in range(17)]
    x = past[16]
    rows = []
    step = 0
    while len(rows) < 1200:
        y = past[step % 17]
        f = y * y * y * y * y
        past[step % 17] = x
        x = (x + 0.2 * y / (1 + f * f)) - 0.1 * x
        if step >= 360 and step % 6 == 0:
            rows.append(x)
        step += 1
    return n.Task(2, 4, 260, 80, 0.02, rows)


GENES = ("num_ring_neurons", "max_delay", "max_taps", "input_gain", "bias_range", "threshold", "fast_share", "slowest_tau",
         "recurrent_share", "ring_weight", "recurrent_fan", "recurrent_weight", "lags", "trits", "forgetting", "prior")


def trace(task, published):
    """What the file of first moments should say: the third genome of scores.csv, its second challenge."""
    genome = bytes.fromhex(published["genome"])
    origin, challenge = 2 * 0x0123456789ABCDEF, 0x9E3779B97F4A7C15
    net = n.Network(origin, genome)
    out = {"genome": genome.hex(), "growth_seed": "%016x" % net.growth_seed}
    out.update(zip(GENES, (hexbits(float(value)) for value in net.genes)))
    tap = 0
    for i in range(len(net.bias)):
        if i < 4:
            out["threshold_%d" % (i + 1)] = hexbits(net.threshold[i])
            out["decay_%d" % (i + 1)] = hexbits(net.decay[i])
            out["bias_%d" % (i + 1)] = hexbits(net.bias[i])
            for delay, weight in net.taps[i]:
                out["tap_%d_delay" % tap] = str(delay)
                out["tap_%d_weight" % tap] = hexbits(weight)
                tap += 1
    synapses = [s for neuron in net.synapses for s in neuron]
    for number, (source, weight) in enumerate(synapses[:4]):
        out["synapse_%d_from" % number] = str(source + 1)
        out["synapse_%d_weight" % number] = hexbits(weight)
    for piece in range(4):
        out["begin_%d" % piece] = str(n.begin_of(task, challenge, piece))
    forecaster, reference = n.Forecaster(2, net), n.Forecaster(2)
    for row, seen in enumerate(n.seen_rows(task, challenge, 0)[:6]):
        out["seen_%d" % row] = hexbits(seen)
        out["reference_%d" % row] = hexbits(reference.next(seen))
        out["forecast_%d" % row] = hexbits(forecaster.next(seen))
        for i in range(4):
            out["potential_%d_%d" % (row, i + 1)] = hexbits(net.potential[i])
            out["trit_%d_%d" % (row, i + 1)] = str(net.trit[i])
    return out


def differences(name, expected, actual):
    wrong = ["%s: %s is %s, published %s" % (name, key, actual.get(key), value)
             for key, value in expected.items() if actual.get(key) != value]
    print("%s: %d of %d values as published" % (name, len(expected) - len(wrong), len(expected)))
    return wrong


def main(arguments):
    begin = time.monotonic()
    task = published_task()
    published = {row["key"]: row["value"] for row in rows_of(SERIES / "trace.csv")}
    wrong = differences("first moments", published, trace(task, published))
    published = {row["key"]: row["value"] for row in rows_of(LEDGER / "neuraxon-protocol.csv")}
    wrong += differences("protocol", published, protocol.vectors(published))
    published, actual = {}, {}
    for row in rows_of(LEDGER / "signatures.csv"):
        published[row["what"]] = row["genuine"]
        key, message, signature = (bytes.fromhex(row[name]) for name in ("key", "message", "signature"))
        actual[row["what"]] = "yes" if hashing.genuine(key, message, signature) else "no"
    wrong += differences("signatures", published, actual)
    cases = rows_of(SERIES / "scores.csv")
    chosen = cases if "--all" in arguments else [cases[i] for i in (0, 3, 7, 14)]
    expected, actual = {}, {}
    for case in chosen:
        name = "%s on challenge %s" % (case["genome"][:8], case["challenge"])
        expected[name] = " ".join(case["piece_%d" % p] for p in range(4)) + " " + case["score"]
        pieces, score = n.scores(task, int(case["origin"], 16), bytes.fromhex(case["genome"]), int(case["challenge"], 16))
        actual[name] = " ".join(map(str, pieces)) + " " + str(score)
    wrong += differences("scores", expected, actual)
    for line in wrong[:10]:
        print(line)
    print("%.1f s" % (time.monotonic() - begin), file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
