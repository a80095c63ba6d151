"""KangarooTwelve (RFC 9861, KT128 with an empty customisation) and Ed25519 (RFC 8032), which specification 5 and 6 name."""

import hashlib

MASK = (1 << 64) - 1
CHUNK = 8192
RATE = 168

ROUND_CONSTANTS = (
    0x000000008000808B, 0x800000000000008B, 0x8000000000008089, 0x8000000000008003,
    0x8000000000008002, 0x8000000000000080, 0x000000000000800A, 0x800000008000000A,
    0x8000000080008081, 0x8000000000008080, 0x0000000080000001, 0x8000000080008008,
)


def rotations():
    """Offsets of rho, by their definition: a walk over the lanes with growing triangular numbers."""
    offsets = [0] * 25
    x, y = 1, 0
    for t in range(24):
        offsets[x + 5 * y] = (t + 1) * (t + 2) // 2 % 64
        x, y = y, (2 * x + 3 * y) % 5
    return offsets


ROTATIONS = rotations()


def rotate(value, by):
    return ((value << by) | (value >> (64 - by))) & MASK


def permute(a):
    """The last 12 rounds of Keccak-f[1600]."""
    for constant in ROUND_CONSTANTS:
        c = [a[x] ^ a[x + 5] ^ a[x + 10] ^ a[x + 15] ^ a[x + 20] for x in range(5)]
        d = [c[(x + 4) % 5] ^ rotate(c[(x + 1) % 5], 1) for x in range(5)]
        b = [0] * 25
        for y in range(5):
            for x in range(5):
                b[y + 5 * ((2 * x + 3 * y) % 5)] = rotate(a[x + 5 * y] ^ d[x], ROTATIONS[x + 5 * y])
        for y in range(0, 25, 5):
            for x in range(5):
                a[x + y] = b[x + y] ^ (~b[(x + 1) % 5 + y] & b[(x + 2) % 5 + y] & MASK)
        a[0] ^= constant


def turbo_shake(message, domain, length):
    """TurboSHAKE128 for outputs of at most one block."""
    state = [0] * 25
    padded = bytearray(message)
    padded.append(domain)
    padded.extend(bytes(-len(padded) % RATE))
    padded[-1] ^= 0x80
    for block in range(0, len(padded), RATE):
        for lane in range(RATE // 8):
            at = block + 8 * lane
            state[lane] ^= int.from_bytes(padded[at:at + 8], "little")
        permute(state)
    return b"".join(lane.to_bytes(8, "little") for lane in state)[:length]


def length_encode(value):
    body = value.to_bytes((value.bit_length() + 7) // 8, "big")
    return body + bytes([len(body)])


def k12(*parts):
    """32 bytes of KangarooTwelve of the joined parts."""
    message = b"".join(parts) + length_encode(0)
    if len(message) <= CHUNK:
        return turbo_shake(message, 0x07, 32)
    rest = [message[at:at + CHUNK] for at in range(CHUNK, len(message), CHUNK)]
    node = message[:CHUNK] + b"\x03" + bytes(7)
    node += b"".join(turbo_shake(chunk, 0x0B, 32) for chunk in rest)
    node += length_encode(len(rest)) + b"\xff\xff"
    return turbo_shake(node, 0x06, 32)


def word(digest):
    return int.from_bytes(digest[:8], "big")


# Ed25519, straight from its equations; slow, and fast enough to check a ledger.

P = 2 ** 255 - 19
ORDER = 2 ** 252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
ROOT = pow(2, (P - 1) // 4, P)


def add(p, q):
    """Points in extended coordinates (X, Y, Z, T)."""
    a = (p[1] - p[0]) * (q[1] - q[0]) % P
    b = (p[1] + p[0]) * (q[1] + q[0]) % P
    c = 2 * p[3] * q[3] * D % P
    d = 2 * p[2] * q[2] % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return e * f % P, g * h % P, f * g % P, e * h % P


def times(scalar, point):
    result = (0, 1, 1, 0)
    while scalar:
        if scalar & 1:
            result = add(result, point)
        point = add(point, point)
        scalar >>= 1
    return result


def x_of(y, sign):
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * ROOT % P
    if (x * x - square) % P or (x == 0 and sign):
        return None
    return P - x if x & 1 != sign else x


def decode(data):
    number = int.from_bytes(data, "little")
    y, sign = number & ((1 << 255) - 1), number >> 255
    if y >= P:
        return None
    x = x_of(y, sign)
    return None if x is None else (x, y, 1, x * y % P)


def encode(point):
    inverse = pow(point[2], P - 2, P)
    x, y = point[0] * inverse % P, point[1] * inverse % P
    return (y | (x & 1) << 255).to_bytes(32, "little")


BASE_Y = 4 * pow(5, P - 2, P) % P
BASE = (x_of(BASE_Y, 0), BASE_Y, 1, x_of(BASE_Y, 0) * BASE_Y % P)


def sha512(*parts):
    return int.from_bytes(hashlib.sha512(b"".join(parts)).digest(), "little")


def secret_scalar(private):
    digest = hashlib.sha512(private).digest()
    scalar = int.from_bytes(digest[:32], "little")
    return scalar & ((1 << 254) - 8) | (1 << 254), digest[32:]


def public_key(private):
    return encode(times(secret_scalar(private)[0], BASE))


def sign(private, message):
    scalar, prefix = secret_scalar(private)
    r = sha512(prefix, message) % ORDER
    commitment = encode(times(r, BASE))
    h = sha512(commitment, public_key(private), message) % ORDER
    return commitment + ((r + h * scalar) % ORDER).to_bytes(32, "little")


def genuine(key, message, signature):
    point, commitment = decode(key), decode(signature[:32])
    s = int.from_bytes(signature[32:], "little")
    if point is None or commitment is None or s >= ORDER:
        return False
    h = sha512(signature[:32], key, message) % ORDER
    return encode(times(s, BASE)) == encode(add(commitment, times(h, point)))
