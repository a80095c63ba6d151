#!/usr/bin/python3
"""Full plastic update in Brian2 (C++ standalone, double precision).

usage: brian2_plastic.py [N=1000] [synapsesPerNeuron=100] [steps=200] [threads=1]
                         [--repeat R] [--build-dir DIR] [--build-only] [--rule regularly|equations]
                         [--current summed|inline]

N ternary neurons (state -1/0/+1 drawn each 1 ms step, mean rate 10 Hz), each the target of
synapsesPerNeuron random synapses.  In every step every synapse reads both neurons' states,
advances three traces (Euler), two clipped weights, and adds (fast+slow)*s_pre to its target's
current.  The time is the one the standalone binary itself measures around its run loop
(results/last_run_info.txt); compiling, network building and array initialisation are outside it.
The built binary is run R times; the best run counts, all are printed.

threads=1 builds without OpenMP, threads>=2 with OpenMP on that many threads.
--current summed : the current is a Brian2 summed variable (its own loop over the synapses)
--current inline : the current is added in the same run_regularly loop (one pass; refused by OpenMP races)
"""
import argparse, json, os, shutil, subprocess, sys, tempfile, warnings
warnings.filterwarnings("ignore")

ap = argparse.ArgumentParser()
ap.add_argument("N", nargs="?", type=int, default=1000)
ap.add_argument("per", nargs="?", type=int, default=100)
ap.add_argument("steps", nargs="?", type=int, default=200)
ap.add_argument("threads", nargs="?", type=int, default=1)
ap.add_argument("--repeat", type=int, default=5)
ap.add_argument("--build-dir")
ap.add_argument("--build-only", action="store_true", help="build, print the folder; run ./main results/ there yourself")
ap.add_argument("--current", choices=["summed", "inline"], default="summed")
ap.add_argument("--rule", choices=["regularly", "equations"], default="regularly")
a = ap.parse_args()

import numpy as np
import brian2 as b
from brian2 import ms

b.BrianLogger.log_level_error()
directory = a.build_dir or tempfile.mkdtemp(prefix="brian2_plastic_")
b.set_device("cpp_standalone", directory=directory, build_on_run=False)
b.prefs.devices.cpp_standalone.openmp_threads = 0 if a.threads <= 1 else a.threads
b.prefs.codegen.cpp.extra_compile_args_gcc = ["-w", "-O3", "-ffast-math", "-fno-finite-math-only", "-march=native", "-std=c++11"]  # Brian2 defaults
b.prefs.core.default_float_dtype = np.float64
b.defaultclock.dt = 1 * ms
b.seed(1)

G = b.NeuronGroup(a.N, "s : 1\nI : 1\nr : 1", name="neurons")
G.run_regularly("r = rand()\ns = int(r < 0.005) - int(r > 0.995)", dt=1 * ms, when="start")

constants = dict(dtm=1.0, aPre=1 / 20.0, aPost=1 / 20.0, aE=1 / 200.0, aFast=1 / 50.0, aSlow=1 / 2000.0,
                 ratio=1.05, etaFast=0.02, etaSlow=0.002, M=0.7, P=0.3)
weights = """
old = fast
fast = clip(fast + aFast*(slow - fast) + etaFast*M*elig, -1, 1)
slow = clip(slow + aSlow*(old - slow)*P + etaSlow*M*elig, -1, 1)
"""
traces = """
pre = pre - aPre*pre + s_pre
post = post - aPost*post + s_post
elig = elig - aE*elig + pre*s_post - ratio*post*s_pre
"""
state = "pre : 1\npost : 1\nelig : 1\nfast : 1\nslow : 1\n"
summed = "I_post = (fast + slow)*s_pre : 1 (summed)\n"
if a.rule == "equations":
    model = """
dpre/dt = (-aPre*pre + s_pre)/ms : 1 (clock-driven)
dpost/dt = (-aPost*post + s_post)/ms : 1 (clock-driven)
delig/dt = (-aE*elig + pre*s_post - ratio*post*s_pre)/ms : 1 (clock-driven)
fast : 1
slow : 1
""" + summed
    S = b.Synapses(G, G, model, method="euler", namespace=constants, name="synapses")
    S.run_regularly(weights.replace("old = fast", "old = fast"), dt=1 * ms)
elif a.current == "summed":
    S = b.Synapses(G, G, state + summed, namespace=constants, name="synapses")
    S.run_regularly(traces + weights, dt=1 * ms)
else:
    S = b.Synapses(G, G, state, namespace=constants, name="synapses")
    G.run_regularly("I = 0", dt=1 * ms, when="before_synapses")
    S.run_regularly(traces + weights + "I_post += (fast + slow)*s_pre\n", dt=1 * ms, when="synapses")

rng = np.random.default_rng(7)
post = np.repeat(np.arange(a.N, dtype=np.int32), a.per)
pre = rng.integers(0, a.N, a.N * a.per, dtype=np.int32)
S.connect(i=pre, j=post)
S.fast = "2*rand() - 1"
S.slow = "2*rand() - 1"
net = b.Network(G, S)
net.run(a.steps * ms)
b.device.build(directory=directory, compile=True, run=False, debug=False, clean=False)

if a.build_only:
    print(directory)
    sys.exit(0)
times = []
for _ in range(a.repeat):
    subprocess.run(["./main", "results/"], cwd=directory, check=True,
                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    with open(os.path.join(directory, "results", "last_run_info.txt")) as f:
        times.append(float(f.read().split()[0]))
updates = a.N * a.per * a.steps
print(json.dumps({
    "synapse_updates_per_second": updates / min(times),
    "median": updates / sorted(times)[len(times) // 2],
    "neurons": a.N, "synapses_per_neuron": a.per, "steps": a.steps, "threads": a.threads,
    "rule": a.rule, "current": a.current, "seconds": times, "brian2": b.__version__, "directory": directory if a.build_dir else None}))
if not a.build_dir:
    shutil.rmtree(directory, ignore_errors=True)
