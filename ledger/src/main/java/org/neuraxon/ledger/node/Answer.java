package org.neuraxon.ledger.node;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.neuraxon.ledger.Refusal;
import org.neuraxon.upow.Hex;

/**
 * What a validator says to a submission.
 *
 * @param refusal why it does not count; empty if it does
 * @param receipt where the verdict stands in the ledger; empty if nothing was recorded
 */
public record Answer(Optional<Refusal> refusal, Optional<Receipt> receipt) {

    /** A refusal that is not on record. */
    public static Answer refused(Refusal refusal) {
        return new Answer(Optional.of(refusal), Optional.empty());
    }

    /** Whether the solution counts. */
    public boolean counts() {
        return refusal.isEmpty();
    }

    /** For the way between validators: refusal's number plus one or 0 (1), then index (8) and hash (32) if there is a receipt. */
    public byte[] bytes() {
        ByteBuffer buffer = ByteBuffer.allocate(receipt.isPresent() ? 41 : 1);
        int reason = refusal.map(why -> why.ordinal() + 1).orElse(0);
        buffer.put((byte) reason);
        receipt.ifPresent(made -> buffer.putLong(made.index()).put(Hex.bytes(made.hash(), "the hash", 32)));
        return buffer.array();
    }

    /** Reads what {@link #bytes} wrote. */
    public static Answer parse(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        int reason = buffer.get();
        Optional<Receipt> receipt = Optional.empty();
        if (buffer.hasRemaining()) {
            long index = buffer.getLong();
            byte[] hash = new byte[32];
            buffer.get(hash);
            receipt = Optional.of(Receipt.of(index, hash));
        }
        return new Answer(reason == 0 ? Optional.empty() : Optional.of(Refusal.values()[reason - 1]), receipt);
    }
}
