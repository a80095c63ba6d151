"""Audits a ledger of algorithm neuraxon, without a line of the Java code: python3 examples/neuraxon-work/audit.py FOLDER

Reads segments and task as docs/specs/ledger.md lays them out, follows every rule and lets every network live again.
"""

import sys
from pathlib import Path

import protocol
from hashing import k12
from network import read_task


def records(folder):
    """Entries in their order, with where each lies; the chain of hashes holds when they come out."""
    head, index = bytes(32), 0
    segments = sorted(folder.glob("*.ledger"))
    for number, segment in enumerate(segments):
        data = segment.read_bytes()
        if segment.name != "%019d.ledger" % index:
            raise protocol.Wrong("segment %019d.ledger is missing" % index)
        if data[:52] != b"NXLEDGER" + protocol.u32(1) + protocol.u64(index) + head:
            raise protocol.Wrong("segment %s does not follow the one before" % segment.name)
        at = 52
        while at < len(data) and any(data[at:]):
            place = "segment %s, byte %d (entry %d)" % (segment.name, at, index)
            length = int.from_bytes(data[at:at + 2], "big")
            end = at + 4 + length
            if len(data) >= at + 4 and length ^ 0xFFFF != int.from_bytes(data[at + 2:at + 4], "big"):
                raise protocol.Wrong(place + ": its length is none")
            if end + 32 > len(data) or len(data) < at + 4:
                if number < len(segments) - 1:
                    raise protocol.Wrong(place + ": it is cut short, and a segment follows")
                break
            entry = data[at + 4:end]
            head = k12(head, entry)
            if head != data[end:end + 32]:
                raise protocol.Wrong(place + ": its hash does not match")
            if int.from_bytes(entry[1:9], "big") != index:
                raise protocol.Wrong(place + ": it says it is another entry")
            yield place, entry
            at, index = end + 32, index + 1


def audit(folder):
    """The course that the ledger comes to; Wrong says what does not hold, and where."""
    course = None
    for place, entry in records(folder):
        try:
            if course is None:
                course = protocol.begin(entry)
                course.task, digest = read_task((folder / "network.task").read_bytes())
                if digest != course.rules.task:
                    raise protocol.Wrong("the task is not that of the rules")
            else:
                course.apply(entry)
        except (protocol.Wrong, ValueError) as problem:
            raise protocol.Wrong("%s: %s" % (place, problem)) from problem
    if course is None:
        raise protocol.Wrong("there is no ledger in %s" % folder)
    return course


def main(arguments):
    if len(arguments) != 1:
        print("audit.py takes the folder of a ledger", file=sys.stderr)
        return 2
    try:
        course = audit(Path(arguments[0]))
    except (protocol.Wrong, OSError) as problem:
        print("NOT sound: %s" % problem)
        return 1
    print("sound: %d entries, %d epochs, %d networks lived again, head %s"
          % (course.entries, course.epoch, course.lived, course.head.hex()))
    for key in sorted(set(course.points) | set(course.strikes)):
        print("miner %s: %d points, %d strikes" % (key.hex(), course.points.get(key, 0), course.strikes.get(key, 0)))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
