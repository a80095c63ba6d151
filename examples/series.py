"""Writes a series of docs/benchmarks.md as CSV, with nothing but Python 3.8:

    python3 examples/series.py mackey-glass-17 > mg17.csv
    ./neuraxon forecast mg17.csv --horizon 6 --score-from 2000

mackey-glass-17, mackey-glass-30, mackey-glass-switching, lorenz: 10,000 rows of one column. narma10: input, target (--horizon 0 --inputs input
--value target). An optional number after the name gives another count of rows.
"""

import random
import sys


def mackey_glass(rows, delay_of):
    """dx/dt = 0.2 x(t-d) / (1 + x(t-d)^10) - 0.1 x; Runge-Kutta, step 0.1, x = 1.2 before the start, 1,000 samples dropped, one each 1.0."""

    def slope(now, then):
        return 0.2 * then / (1 + then**10) - 0.1 * now

    h = 0.1
    x = [1.2]
    for t in range((rows + 1000) * 10):
        delay = 10 * delay_of(t // 10 - 1000)
        then = x[t - delay] if t >= delay else 1.2
        following = x[t + 1 - delay] if t + 1 >= delay else 1.2
        half = (then + following) / 2
        k1 = slope(x[t], then)
        k2 = slope(x[t] + h / 2 * k1, half)
        k3 = slope(x[t] + h / 2 * k2, half)
        k4 = slope(x[t] + h * k3, following)
        x.append(x[t] + h / 6 * (k1 + 2 * k2 + 2 * k3 + k4))
    return [x[(1000 + i) * 10] for i in range(rows)]


def lorenz(rows):
    """x of the Lorenz system (10, 28, 8/3) from (1, 1, 1); Runge-Kutta and one sample each 0.02, 1,000 samples dropped."""

    def slope(p):
        return 10 * (p[1] - p[0]), p[0] * (28 - p[2]) - p[1], p[0] * p[1] - 8 / 3 * p[2]

    def moved(p, by, k):
        return [p[i] + by * k[i] for i in range(3)]

    h = 0.02
    p = [1.0, 1.0, 1.0]
    samples = []
    for t in range(rows + 1000):
        k1 = slope(p)
        k2 = slope(moved(p, h / 2, k1))
        k3 = slope(moved(p, h / 2, k2))
        k4 = slope(moved(p, h, k3))
        p = [p[i] + h / 6 * (k1[i] + 2 * k2[i] + 2 * k3[i] + k4[i]) for i in range(3)]
        if t >= 1000:
            samples.append(p[0])
    return samples


def narma10(rows):
    """u uniform on 0 to 0.5; y(t) = 0.3 y(t-1) + 0.05 y(t-1) (y(t-1) + ... + y(t-10)) + 1.5 u(t-10) u(t-1) + 0.1, 0 for the first ten rows."""
    chance = random.Random(1)
    u = [0.5 * chance.random() for _ in range(rows)]
    y = [0.0] * min(10, rows)
    for t in range(10, rows):
        y.append(0.3 * y[t - 1] + 0.05 * y[t - 1] * sum(y[t - 10 : t]) + 1.5 * u[t - 10] * u[t - 1] + 0.1)
    return zip(u, y)


def main(arguments):
    made = {
        "mackey-glass-17": lambda rows: mackey_glass(rows, lambda sample: 17),
        "mackey-glass-30": lambda rows: mackey_glass(rows, lambda sample: 30),
        "mackey-glass-switching": lambda rows: mackey_glass(rows, lambda sample: 17 if sample < 5000 else 30),
        "lorenz": lorenz,
        "narma10": narma10,
    }
    if not 1 <= len(arguments) <= 2 or arguments[0] not in made:
        sys.exit("series.py: name one of " + ", ".join(made) + ", and perhaps a number of rows")
    try:
        rows = int(arguments[1]) if len(arguments) == 2 else 10_000
    except ValueError:
        sys.exit("series.py: '" + arguments[1] + "' is no number of rows")
    values = made[arguments[0]](rows)
    print("input,target" if arguments[0] == "narma10" else "value")
    for value in values:
        print(",".join("%.9g" % cell for cell in (value if isinstance(value, tuple) else (value,))))


main(sys.argv[1:])
