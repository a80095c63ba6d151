package org.neuraxon.ledger.raft;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import org.apache.ratis.protocol.Message;
import org.apache.ratis.thirdparty.com.google.protobuf.ByteString;

/**
 * What validators agree on the order of: kind (1), the proposer's clock (8), and a message or 32 bytes that the proposer drew by chance.
 *
 * @param kind {@link #SUBMIT} or {@link #OPEN}; any other does nothing
 * @param nowMillis the proposer's clock
 * @param submission the message; of what happens by itself, the proposer's lot
 */
record Command(int kind, long nowMillis, byte[] submission) {

    static final int SUBMIT = 1;
    static final int OPEN = 2;

    Message message() {
        return Message.valueOf(ByteString.copyFrom(ByteBuffer.allocate(1 + Long.BYTES + submission.length)
                .put((byte) kind)
                .putLong(nowMillis)
                .put(submission)
                .flip()));
    }

    /** Reads a command; whatever is none is one that does nothing, on every validator. */
    static Command parse(ByteString bytes) {
        ByteBuffer buffer = bytes.asReadOnlyByteBuffer();
        try {
            int kind = buffer.get();
            long now = buffer.getLong();
            byte[] submission = new byte[buffer.remaining()];
            buffer.get(submission);
            return new Command(kind, now, submission);
        } catch (BufferUnderflowException e) {
            return new Command(0, 0, new byte[0]);
        }
    }
}
