"""Sections 1 to 4 of docs/specs/neuraxon-work.md: task file, chance, genome and network, forecast and score.

Python's float is IEEE 754 binary64 and its + - * / and math.sqrt round to nearest, so the bits are those of the specification.
"""

import struct
from math import floor, frexp, isfinite, sqrt

from hashing import MASK, k12, rotate

# ---- 1. task file


class Task:
    """A series and how it is asked about."""

    def __init__(self, horizon, pieces, width, warm_up, noise, rows):
        self.horizon, self.pieces, self.width, self.warm_up, self.noise = horizon, pieces, width, warm_up, noise
        total = 0.0
        for x in rows:
            total += x
        mean = total / len(rows)
        squares = 0.0
        for x in rows:
            squares += (x - mean) * (x - mean)
        deviation = sqrt(squares / len(rows))
        if not deviation > 1e-100:
            raise ValueError("its rows hardly differ")
        self.scaled = [(x - mean) / deviation for x in rows]


def read_task(data):
    """The task in a file's bytes, and its hash; ValueError says what is wrong."""
    if len(data) < 72 or data[:8] != b"NXSERIES":
        raise ValueError("this is no series task")
    version, horizon, pieces, width, warm_up, noise, count = struct.unpack(">IIIIIdI", data[8:40])
    if version != 1 or len(data) != 72 + 8 * count:
        raise ValueError("another version, or cut short")
    digest = k12(data[:40], data[72:])
    if digest != data[40:72]:
        raise ValueError("the hash is not that of the file")
    rows = list(struct.unpack(">%dd" % count, data[72:]))
    fits = (1 <= horizon <= 1000 and 1 <= pieces <= 1000 and width <= 100000 and width <= count <= 10000000
            and horizon <= warm_up < width and 0 <= noise <= 1)
    if not fits or not all(isfinite(x) and abs(x) <= 1e100 for x in rows) or min(rows) == max(rows):
        raise ValueError("a number is out of its range")
    return Task(horizon, pieces, width, warm_up, noise, rows), digest


# ---- 2. chance

ROUNDS = (16, 42, 12, 31, 16, 32, 24, 21)


def bits(seed, purpose, step, index):
    """First word of Threefry-2x64 with 13 rounds (Salmon, Moraes, Dror and Shaw 2011)."""
    keys = (seed, purpose, 0x1BD11BDAA9FC1A22 ^ seed ^ purpose)
    a = (step + keys[0]) & MASK
    b = (index + keys[1]) & MASK
    for turn in range(13):
        a = (a + b) & MASK
        b = rotate(b, ROUNDS[turn % 8]) ^ a
        if turn % 4 == 3:
            injection = turn // 4 + 1
            a = (a + keys[injection % 3]) & MASK
            b = (b + keys[(injection + 1) % 3] + injection) & MASK
    return a


def unit(drawn):
    return (drawn >> 11) * 2.0 ** -53


def below(bound, drawn):
    return drawn * bound >> 64


def bell(drawn):
    fields = (drawn & 0xFFFF) + (drawn >> 16 & 0xFFFF) + (drawn >> 32 & 0xFFFF) + (drawn >> 48)
    return (fields - 131070) / 37837.2


# ---- 3. genome and network

WHOLE = {0, 1, 2, 10, 12, 13, 15}
RANGES = ((4, 40), (1, 64), (1, 6), (0.1, 3.0), (0.0, 2.0), (0.02, 1.0), (0.0, 1.0), (1.0, 20.0), (0.0, 1.0), (-2.0, 2.0),
          (0, 6), (0.0, 2.0), (0, 24), (0, 40), (0.97, 1.0), (-4, 12))


def genes(genome):
    values = []
    for number, (low, high) in enumerate(RANGES):
        q = int.from_bytes(genome[2 * number:2 * number + 2], "big")
        if number in WHOLE:
            values.append(low + ((high - low + 1) * q >> 16))
        else:
            values.append(low + (high - low) * (q / 65535))
    return values


class Network:
    """Sixteen numbers, grown into a ring of neurons."""

    def __init__(self, origin, genome):
        self.genes = genes(genome)
        (ring, longest, most, gain, bias_range, threshold, fast, slowest, recurrent, neighbour, fan, size) = self.genes[:12]
        self.growth_seed = g = bits(origin, 2, 0, int.from_bytes(genome[32:40], "big"))

        def u(purpose, k):
            return unit(bits(g, purpose, 0, k))

        def b(purpose, k):
            return bell(bits(g, purpose, 0, k))

        self.decay, self.threshold, self.bias, self.taps, self.synapses = [], [], [], [], []
        for i in range(ring):
            t = 1 + (slowest - 1) * u(20, 16 * i) * u(20, 16 * i + 1)
            self.decay.append(0.0 if u(20, 16 * i + 2) < fast else 1 - 1 / t)
            self.threshold.append(threshold * (0.5 + u(20, 16 * i + 3)))
            self.bias.append(bias_range * (2 * u(20, 16 * i + 4) - 1))
            taps = []
            squares = 0.0
            for k in range(1 + floor(most * u(20, 16 * i + 5))):
                key = 16 * (1024 * i + k)
                weight = b(21, key + 4)
                taps.append((floor((longest * u(21, key + 2)) * u(21, key + 3)), weight))
                squares += weight * weight
            factor = gain * (0.3 + 1.4 * u(20, 16 * i + 6)) / sqrt(squares + 1e-9)
            self.taps.append([(delay, weight * factor) for delay, weight in taps])
            synapses = []
            if u(20, 16 * i + 7) < recurrent:
                synapses.append(((i + ring - 1) % ring, neighbour))
                for k in range(fan):
                    key = 16 * (1024 * i + k)
                    synapses.append((below(ring, bits(g, 22, 0, key)), size * b(22, key + 1)))
            self.synapses.append(synapses)
        self.rest()

    def rest(self):
        self.heard = []
        self.potential = [0.0] * len(self.bias)
        self.trit = [0] * len(self.bias)

    def live(self, value):
        """One moment with this input."""
        heard = self.heard
        heard.append(value)
        last = len(heard) - 1
        before = self.trit
        after = []
        for i, x in enumerate(self.bias):
            for delay, weight in self.taps[i]:
                x += weight * (heard[last - delay] if delay <= last else 0.0)
            y = 0.0
            for source, weight in self.synapses[i]:
                y += weight * before[source]
            x += y
            x = max(-1e9, min(1e9, x))
            x = x / sqrt(1 + x * x)
            v = self.decay[i] * self.potential[i] + (1 - self.decay[i]) * x
            self.potential[i] = v
            after.append(1 if v > self.threshold[i] else -1 if v < -self.threshold[i] else 0)
        self.trit = after

    def lags(self):
        return self.genes[12]

    def features(self):
        seen = min(len(self.trit), self.genes[13])
        return recent(self.heard, self.genes[12]) + self.potential + [float(t) for t in self.trit[:seen]]


def recent(heard, lags):
    last = len(heard) - 1
    return [1.0] + [heard[last - k] if k <= last else 0.0 for k in range(lags)]


# ---- 4. forecast and score


class Readout:
    """Recursive least squares that forgets."""

    def __init__(self, size, forgetting, prior):
        self.forgetting, self.prior = forgetting, prior
        self.weights = [0.0] * size
        self.begin()

    def begin(self):
        size = len(self.weights)
        self.p = [[self.prior if i == j else 0.0 for j in range(size)] for i in range(size)]

    def says(self, features):
        total = 0.0
        for w, f in zip(self.weights, features):
            total += w * f
        return total

    def learn(self, features, truth):
        error = truth - self.says(features)
        g = []
        for row in self.p:
            total = 0.0
            for a, f in zip(row, features):
                total += a * f
            g.append(total)
        s = self.forgetting
        for f, a in zip(features, g):
            s += f * a
        if not s > 0:
            self.begin()
            return
        k = [a / s for a in g]
        self.weights = [w + a * error for w, a in zip(self.weights, k)]
        p, forgetting = self.p, self.forgetting
        for i, a in enumerate(k):
            row = p[i]
            row[:i + 1] = [(x - a * y) / forgetting for x, y in zip(row[:i + 1], g)]
            for j in range(i):
                p[j][i] = row[j]


class Forecaster:
    """A network, or nothing but the last rows (the reference), with its readout."""

    def __init__(self, horizon, network=None):
        self.horizon, self.network = horizon, network
        self.heard, self.past = [], []
        if network is None:
            self.readout = Readout(9, 1.0, 2.0 ** 10)
        else:
            network.rest()
            size = 1 + network.lags() + len(network.bias) + min(len(network.bias), network.genes[13])
            self.readout = Readout(size, network.genes[14], 2.0 ** network.genes[15])

    def next(self, value):
        """Hears a value and forecasts the one a horizon later."""
        t = len(self.past)
        if t >= self.horizon:
            self.readout.learn(self.past[t - self.horizon], value)
        if self.network is None:
            self.heard.append(value)
            features = recent(self.heard, 8)
        else:
            self.network.live(value)
            features = self.network.features()
        self.past.append(features)
        said = self.readout.says(features)
        return 0.0 if said != said else max(-16.0, min(16.0, said))


def begin_of(task, challenge, piece):
    return below(len(task.scaled) - task.width + 1, bits(challenge, 0, piece, 0))


def seen_rows(task, challenge, piece):
    begin = begin_of(task, challenge, piece)
    return [task.scaled[begin + r] + task.noise * bell(bits(challenge, 1, piece, r)) for r in range(task.width)]


def error_of(task, begin, seen, forecaster):
    said = [forecaster.next(v) for v in seen[:task.width - task.horizon]]
    total = 0.0
    for row in range(task.warm_up, task.width):
        miss = said[row - task.horizon] - task.scaled[begin + row]
        total += miss * miss
    return total


def octaves(r, e):
    """floor(1024 log2(r / e)) by squaring, in integers at the end."""
    if not e > 0:
        return 65536 if r > 0 else 0
    x = r / e
    if x < 2.0 ** -64:
        return -65536
    if x >= 2.0 ** 64:
        return 65536
    m, exponent = frexp(x)
    m, s = 2 * m, exponent - 1
    for _ in range(10):
        m = m * m
        s = 2 * s
        if m >= 2:
            m = m / 2
            s += 1
    return s


def scores(task, origin, genome, challenge):
    """Score of each piece, and of the network."""
    network = Network(origin, genome)
    pieces = []
    for piece in range(task.pieces):
        begin, seen = begin_of(task, challenge, piece), seen_rows(task, challenge, piece)
        r = error_of(task, begin, seen, Forecaster(task.horizon))
        e = error_of(task, begin, seen, Forecaster(task.horizon, network))
        pieces.append(octaves(r, e))
    return pieces, sum(pieces) // len(pieces)
