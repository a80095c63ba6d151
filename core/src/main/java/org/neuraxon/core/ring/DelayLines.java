package org.neuraxon.core.ring;

import org.neuraxon.core.state.DoubleColumn;
import org.neuraxon.core.state.Table;

/**
 * The recent past of every input channel. A channel owns {@link #depth()} rows in the order of the channels; the value of moment t stands
 * in its row {@code t mod depth}.
 */
public final class DelayLines extends Table {

    /** The values; 0 before the first moment. */
    public final DoubleColumn value = doubles("value", 0);

    private final int depth;

    /**
     * Makes silent lines.
     *
     * @param maxDelay the oldest moment kept, counted back from the newest
     */
    DelayLines(int channels, int maxDelay) {
        depth = Integer.highestOneBit(maxDelay) << 1;
        append(Math.multiplyExact(channels, depth));
    }

    /** The moments kept of each channel, a power of two. */
    public int depth() {
        return depth;
    }

    /** The row of a channel's value at a moment. */
    int row(int channel, long moment) {
        return channel * depth + (int) (moment & (depth - 1));
    }
}
