package org.neuraxon.exchange.trajectory;

import java.util.Optional;

/**
 * How a replay went.
 *
 * @param difference the first difference, if there was one
 * @param largestDeviation the largest |x - y| / (1 + |x|) seen in a number x of a checkpoint, up to the first difference
 * @param numbers how many numbers were compared
 */
public record ReplayResult(Optional<Difference> difference, double largestDeviation, long numbers) {

    /** True if the engine did exactly what the reference did. */
    public boolean identical() {
        return difference.isEmpty();
    }

    /** {@code identical}, or the difference. */
    @Override
    public String toString() {
        return difference.map(Difference::toString).orElse("identical");
    }
}
