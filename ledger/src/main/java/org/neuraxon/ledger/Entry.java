package org.neuraxon.ledger;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.neuraxon.upow.UpowException;
import org.neuraxon.upow.hash.KangarooTwelve;

/**
 * One line of the ledger.
 *
 * <p>Its bytes, big-endian: kind (1), index (8), position (8), stamp (8), and the fact: rules; or epoch (8) and seed (32); or submission (180), hash of the
 * tables (32) and points (4); or submission and score (4); or what {@code docs/specs/neuraxon-work.md} lists. Its hash is KangarooTwelve of the hash of the entry before (zeros for the first) and its bytes.
 *
 * @param index 0 for the first
 * @param position of the command in the validators' log that caused it; grows from entry to entry, 0 for the first
 * @param stampMillis the proposing validator's clock, milliseconds since 1970, never less than the entry before; for people, and for when an
 *     epoch may end
 * @param fact what it states
 */
public record Entry(long index, long position, long stampMillis, Fact fact) {

    /** Bytes of an entry's hash. */
    public static final int HASH_BYTES = Rules.HASH_BYTES;

    private static final int GENESIS = 1;
    private static final int OPENING = 2;
    private static final int COUNTED = 3;
    private static final int STRIKE = 4;
    private static final int SERIES_GENESIS = 5;
    private static final int COMMITTED = 6;
    private static final int CLOSING = 7;
    private static final int REVEALED = 8;
    private static final int CHALLENGE = 9;
    private static final int SCORED = 10;
    private static final int HEAD_BYTES = 1 + 3 * Long.BYTES;

    /** The most bytes an entry has. */
    public static final int MOST_BYTES =
            HEAD_BYTES + Math.max(Rules.BYTES, Submission.BYTES + HASH_BYTES + Integer.BYTES);

    /** The bytes that are chained. */
    public byte[] bytes() {
        ByteBuffer buffer = ByteBuffer.allocate(MOST_BYTES);
        buffer.put((byte) kind()).putLong(index).putLong(position).putLong(stampMillis);
        if (fact instanceof Fact.Genesis genesis) {
            genesis.rules().put(buffer);
        } else if (fact instanceof Fact.Opening opening) {
            buffer.putLong(opening.epoch()).put(opening.miningSeed());
        } else if (fact instanceof Fact.Counted counted) {
            buffer.put(counted.submission().bytes()).put(counted.tablesHash()).putInt((int) counted.points());
        } else if (fact instanceof Fact.Strike strike) {
            buffer.put(strike.submission().bytes()).putInt((int) strike.score());
        } else if (fact instanceof Fact.Committed committed) {
            buffer.put(committed.commitment().bytes());
        } else if (fact instanceof Fact.Closing closing) {
            buffer.putLong(closing.epoch()).put(closing.lot());
        } else if (fact instanceof Fact.Revealed revealed) {
            buffer.put(revealed.reveal().bytes());
        } else if (fact instanceof Fact.Challenge challenge) {
            buffer.putLong(challenge.epoch()).put(challenge.challenge());
        } else if (fact instanceof Fact.Scored scored) {
            buffer.putLong(scored.entrant()).putInt(scored.score()).putInt((int) scored.points());
        }
        return Arrays.copyOf(buffer.array(), buffer.position());
    }

    private int kind() {
        if (fact instanceof Fact.Genesis genesis) {
            return genesis.rules() instanceof SeriesRules ? SERIES_GENESIS : GENESIS;
        }
        if (fact instanceof Fact.Opening) {
            return OPENING;
        }
        if (fact instanceof Fact.Counted) {
            return COUNTED;
        }
        if (fact instanceof Fact.Strike) {
            return STRIKE;
        }
        if (fact instanceof Fact.Committed) {
            return COMMITTED;
        }
        if (fact instanceof Fact.Closing) {
            return CLOSING;
        }
        if (fact instanceof Fact.Revealed) {
            return REVEALED;
        }
        return fact instanceof Fact.Challenge ? CHALLENGE : SCORED;
    }

    /**
     * Reads an entry.
     *
     * @throws LedgerException if the bytes are none
     */
    public static Entry parse(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        try {
            int kind = buffer.get();
            Entry entry = new Entry(buffer.getLong(), buffer.getLong(), buffer.getLong(), fact(kind, buffer));
            if (buffer.hasRemaining()) {
                throw new LedgerException("an entry has " + buffer.remaining() + " bytes too many");
            }
            return entry;
        } catch (BufferUnderflowException e) {
            throw new LedgerException("an entry of " + bytes.length + " bytes is cut short", e);
        } catch (UpowException e) {
            throw new LedgerException(String.valueOf(e.getMessage()), e);
        }
    }

    private static Fact fact(int kind, ByteBuffer buffer) {
        return switch (kind) {
            case GENESIS -> new Fact.Genesis(Rules.take(buffer));
            case OPENING -> new Fact.Opening(buffer.getLong(), bytes(buffer, HASH_BYTES));
            case COUNTED ->
                new Fact.Counted(
                        Submission.parse(bytes(buffer, Submission.BYTES)),
                        bytes(buffer, HASH_BYTES),
                        Integer.toUnsignedLong(buffer.getInt()));
            case STRIKE ->
                new Fact.Strike(
                        Submission.parse(bytes(buffer, Submission.BYTES)), Integer.toUnsignedLong(buffer.getInt()));
            case SERIES_GENESIS -> new Fact.Genesis(SeriesRules.take(buffer));
            case COMMITTED -> new Fact.Committed(Commitment.parse(bytes(buffer, Commitment.BYTES)));
            case CLOSING -> new Fact.Closing(buffer.getLong(), bytes(buffer, HASH_BYTES));
            case REVEALED -> new Fact.Revealed(Reveal.parse(bytes(buffer, Reveal.BYTES)));
            case CHALLENGE -> new Fact.Challenge(buffer.getLong(), bytes(buffer, HASH_BYTES));
            case SCORED -> new Fact.Scored(buffer.getLong(), buffer.getInt(), Integer.toUnsignedLong(buffer.getInt()));
            default -> throw new LedgerException("an entry of kind " + kind + " is unknown");
        };
    }

    /**
     * The hash of an entry.
     *
     * @param before the hash of the entry before it
     * @param bytes the entry's
     */
    public static byte[] hash(byte[] before, byte[] bytes) {
        byte[] both = ByteBuffer.allocate(before.length + bytes.length)
                .put(before)
                .put(bytes)
                .array();
        return KangarooTwelve.digest(both, HASH_BYTES);
    }

    /**
     * A miner's message behind the bytes that every one of its kind begins with.
     *
     * @throws LedgerException if it begins with others, or has another length
     */
    static ByteBuffer message(byte[] message, String kind, int length, byte[] magic) {
        if (message.length != length || !Arrays.equals(message, 0, magic.length, magic, 0, magic.length)) {
            throw new LedgerException("a " + kind + " has " + length + " bytes and begins with "
                    + new String(magic, StandardCharsets.US_ASCII));
        }
        return ByteBuffer.wrap(message).position(magic.length);
    }

    static byte[] bytes(ByteBuffer buffer, int length) {
        byte[] bytes = new byte[length];
        buffer.get(bytes);
        return bytes;
    }
}
