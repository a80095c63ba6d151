"""Sections 5 and 6 of docs/specs/neuraxon-work.md: what follows from hashes, messages, entries, and the rules of an epoch."""

from dataclasses import dataclass, field

from hashing import genuine, k12, public_key, sign, word
from network import Task, read_task, scores

# ---- 5. what follows from hashes


def tagged(tag, *parts):
    return k12(tag.encode("ascii") + b"\0", *parts)


def mining_seed(before, epoch):
    return tagged("neuraxon epoch", before, u64(epoch))


def origin(seed, key):
    return word(tagged("neuraxon origin", seed, key))


def practice(seed, k):
    return word(tagged("neuraxon practice", seed, u64(k)))


def commitment_of(seed, key, genome, secret):
    return tagged("neuraxon commitment", seed, key, genome, secret)


def challenge_of(closing_hash, secrets):
    return tagged("neuraxon challenge", closing_hash, *secrets)


def u64(value):
    return value.to_bytes(8, "big")


def u32(value):
    return (value & 0xFFFFFFFF).to_bytes(4, "big")


# ---- 6. an epoch


@dataclass
class Rules:
    task: bytes
    threshold: int
    margin: int
    epoch_millis: int
    reveal_millis: int
    most: int
    postage: int


@dataclass
class Commitment:
    key: bytes
    hash: bytes
    reveal: bytes = None
    entry: int = 0


@dataclass
class Champion:
    origin: int
    genome: bytes
    entry: int


def entry_bytes(kind, index, position, stamp, content):
    return bytes([kind]) + u64(index) + u64(position) + u64(stamp) + content


class Wrong(Exception):
    """What an auditor finds."""


@dataclass
class Course:
    """The ledger's state, and what may come next."""

    network: bytes
    rules: Rules
    task: Task = None
    head: bytes = b""
    position: int = 0
    stamp: int = 0
    entries: int = 1
    lived: int = 0
    epoch: int = 0
    phase: str = "none"
    seed: bytes = b""
    opened: int = 0
    closed: int = 0
    closing: bytes = b""
    challenge: int = 0
    bar: int = 0
    champion: Champion = None
    next_champion: Champion = None
    commitments: list = field(default_factory=list)
    due: list = field(default_factory=list)
    points: dict = field(default_factory=dict)
    strikes: dict = field(default_factory=dict)

    # ---- what is said to a message

    def refusal(self, message):
        """Why a message is refused, or nothing."""
        if len(message) == 184 and message[:8] == b"NXCOM001":
            return self.refused_commitment(message)
        if len(message) == 152 and message[:8] == b"NXREV001":
            return self.refused_reveal(message)
        return "MALFORMED"

    def refused_commitment(self, message):
        key, hashed = message[48:80], message[80:112]
        if message[8:40] != self.network:
            return "OTHER_NETWORK"
        if self.epoch == 0 or message[40:48] != u64(self.epoch):
            return "OTHER_EPOCH"
        if self.phase != "committing":
            return "CLOSED"
        if int.from_bytes(k12(self.seed, message[:120]), "big") >> (256 - self.rules.postage):
            return "UNPAID"
        if any(c.key == key and c.hash == hashed for c in self.commitments):
            return "DUPLICATE"
        if sum(c.key == key for c in self.commitments) >= self.rules.most:
            return "TOO_MANY"
        if not genuine(key, message[:120], message[120:]):
            return "FORGED"
        return None

    def refused_reveal(self, message):
        if message[8:40] != self.network:
            return "OTHER_NETWORK"
        if self.epoch == 0 or message[40:48] != u64(self.epoch):
            return "OTHER_EPOCH"
        if self.phase == "committing":
            return "TOO_EARLY"
        if self.phase != "revealing":
            return "CLOSED"
        found = self.committed(message)
        if found is None:
            return "NOT_COMMITTED"
        return "DUPLICATE" if found.reveal else None

    def committed(self, message):
        key, genome, secret = message[48:80], message[80:120], message[120:152]
        hashed = commitment_of(self.seed, key, genome, secret)
        return next((c for c in self.commitments if c.key == key and c.hash == hashed), None)

    # ---- what an entry does

    def apply(self, entry):
        kind, index, position, stamp = entry[0], *(int.from_bytes(entry[at:at + 8], "big") for at in (1, 9, 17))
        content = entry[25:]
        if position <= self.position:
            raise Wrong("its position does not follow that of the entry before")
        if stamp < self.stamp:
            raise Wrong("its stamp is before that of the entry before")
        step = {2: self.opens, 6: self.commits, 7: self.closes, 8: self.reveals, 9: self.challenges, 10: self.counts}.get(kind)
        if step is None:
            raise Wrong("there is no entry of kind %d in this course" % kind)
        step(content, stamp, index)
        self.position, self.stamp = position, stamp
        self.entries += 1
        self.head = k12(self.head, entry)
        if kind == 7:
            self.closing = self.head

    def expect(self, length, content, phase):
        if len(content) != length:
            raise Wrong("it has %d bytes of content instead of %d" % (len(content), length))
        if self.phase not in phase:
            raise Wrong("it is not due: the epoch is %s" % self.phase)

    def opens(self, content, stamp, index):
        self.expect(40, content, ("none", "committing", "done"))
        if self.phase == "committing" and (self.commitments or stamp - self.opened < self.rules.epoch_millis):
            raise Wrong("the epoch is not over")
        epoch = self.epoch + 1
        seed = mining_seed(self.head, epoch)
        if content != u64(epoch) + seed:
            raise Wrong("epoch or mining seed is not what follows from the chain")
        self.epoch, self.seed, self.opened, self.phase, self.commitments = epoch, seed, stamp, "committing", []

    def commits(self, content, stamp, index):
        why = self.refusal(content)
        if why or len(content) != 184:
            raise Wrong("the commitment is " + (why or "MALFORMED"))
        self.commitments.append(Commitment(content[48:80], content[80:112]))

    def closes(self, content, stamp, index):
        self.expect(40, content, ("committing",))
        if content[:8] != u64(self.epoch) or not self.commitments or stamp - self.opened < self.rules.epoch_millis:
            raise Wrong("closing is not due")
        self.phase, self.closed = "revealing", stamp

    def reveals(self, content, stamp, index):
        why = self.refusal(content)
        if why or len(content) != 152:
            raise Wrong("the reveal is " + (why or "MALFORMED"))
        found = self.committed(content)
        found.reveal, found.entry = content, index

    def challenges(self, content, stamp, index):
        self.expect(40, content, ("revealing",))
        told = [c for c in self.commitments if c.reveal]
        if len(told) < len(self.commitments) and stamp - self.closed < self.rules.reveal_millis:
            raise Wrong("the challenge is not due")
        drawn = challenge_of(self.closing, [c.reveal[120:152] for c in told])
        if content != u64(self.epoch) + drawn:
            raise Wrong("the challenge is not what follows from closing and secrets")
        for c in self.commitments:
            if not c.reveal:
                self.strikes[c.key] = self.strikes.get(c.key, 0) + 1
        self.challenge = word(drawn)
        self.next_champion = self.champion
        self.bar = self.rules.threshold
        self.due = [(self.champion, None)] if self.champion else []
        self.due += [(Champion(origin(self.seed, c.key), c.reveal[80:120], c.entry), c.key) for c in told]
        self.phase = "scoring" if self.due else "done"

    def counts(self, content, stamp, index):
        self.expect(16, content, ("scoring",))
        entrant, key = self.due.pop(0)
        score = scores(self.task, entrant.origin, entrant.genome, self.challenge)[1]
        self.lived += 1
        points = 0
        if key is None:
            self.bar = score
        elif score >= self.bar + self.rules.margin:
            points, self.bar, self.next_champion = score - self.bar, score, entrant
        expected = u64(entrant.entry) + u32(score) + u32(points)
        if content != expected:
            raise Wrong("re-execution gives %s, it says %s" % (expected.hex(), content.hex()))
        if points:
            self.points[key] = self.points.get(key, 0) + points
        if not self.due:
            self.phase, self.champion = "done", self.next_champion


def begin(genesis):
    """The course that a first entry begins."""
    c = genesis[25:]
    if genesis[0] != 5 or len(c) != 32 + 32 + 4 + 4 + 8 + 8 + 4 + 4 or any(genesis[1:25]):
        raise Wrong("this is no first entry of algorithm neuraxon")

    def number(at, size):
        return int.from_bytes(c[at:at + size], "big", signed=size == 4)

    rules = Rules(c[32:64], number(64, 4), number(68, 4), number(72, 8), number(80, 8), number(88, 4), number(92, 4))
    most = 1 << 20
    if not (0 <= rules.threshold <= most and 1 <= rules.margin <= most and 1 <= rules.epoch_millis < 1 << 63
            and 1 <= rules.reveal_millis < 1 << 63 and 1 <= rules.most <= most and 0 <= rules.postage <= 48):
        raise Wrong("a number of the rules is out of its range")
    network = k12(bytes(32), genesis)
    return Course(network, rules, head=network)


# ---- the published vectors


def run(length, first):
    return bytes((first + i) & 0xFF for i in range(length))


def vectors(published):
    """What neuraxon-protocol.csv should say; only the inputs are taken from it: the task, the lots of salt and keys, and the postage."""
    out = {}
    task, task_hash = read_task(bytes.fromhex(published["task_file"]))
    out["task_file"] = published["task_file"]
    out["task_hash"] = task_hash.hex()
    rules = run(32, 7) + task_hash + u32(100) + u32(10) + u64(1000) + u64(500) + u32(2) + u32(8)
    genesis = entry_bytes(5, 0, 0, 0, rules)
    out["genesis"] = genesis.hex()
    course = begin(genesis)
    course.task = task
    out["network"] = course.network.hex()
    seed = mining_seed(course.network, 1)
    opening = entry_bytes(2, 1, 1, 5000, u64(1) + seed)
    course.apply(opening)
    out["opening"], out["mining_seed"] = opening.hex(), seed.hex()
    private, genome, secret = run(32, 1), run(40, 60), run(32, 100)
    key = public_key(private)
    out["private_key"], out["public_key"] = private.hex(), key.hex()
    out["origin"] = "%016x" % origin(seed, key)
    out["practice_0"], out["practice_1"] = "%016x" % practice(seed, 0), "%016x" % practice(seed, 1)
    out["genome"], out["secret"] = genome.hex(), secret.hex()
    hashed = commitment_of(seed, key, genome, secret)
    out["commitment"] = hashed.hex()
    body = b"NXCOM001" + course.network + u64(1) + key + hashed
    postage = next(p for p in range(1 << 20) if k12(seed, body, u64(p))[0] == 0)
    message = body + u64(postage)
    message += sign(private, message)
    out["commitment_message"] = message.hex()
    reveal = b"NXREV001" + course.network + u64(1) + key + genome + secret
    out["reveal_message"] = reveal.hex()
    out["challenge_of_no_secret"] = challenge_of(run(32, 9), []).hex()
    out["challenge_of_two"] = challenge_of(run(32, 9), [secret, run(32, 200)]).hex()
    for at in (0, 8, 47, 48, 80, 112, 119, 120, 183):
        changed = bytearray(message)
        changed[at] ^= 1
        out["commitment_with_bit_0_of_byte_%d" % at] = course.refusal(bytes(changed)) or "-"
    out["commitment_without_its_last_byte"] = course.refusal(message[:-1])
    out["reveal_before_the_closing"] = course.refusal(reveal)
    return out
