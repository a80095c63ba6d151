package org.neuraxon.upow.ant;

/**
 * How alive a network was, all in millionths and rounded down; 0 where the denominator is 0.
 *
 * @param excitatoryFraction positive among active neurons, driven ticks
 * @param activeFraction active among all neurons, driven ticks
 * @param branching mean ratio of activity to that of the tick before, driven ticks
 * @param spontaneousFraction active among all neurons, silent ticks
 * @param transferRatio activity in the transfer phase as a ratio to that in the driven one
 * @param saturation neurons that did not change, driven ticks
 */
public record LifeSigns(
        long excitatoryFraction,
        long activeFraction,
        long branching,
        long spontaneousFraction,
        long transferRatio,
        long saturation) {

    /** One, in the scale of the signs. */
    static final long ONE = 1_000_000;

    /** Weight of a full sign in a score. */
    private static final long FULL = 1000;

    /** The value that makes a sign healthy, from low to high, and how much it counts. */
    private record Band(long low, long high, long weight) {

        long inside(long value) {
            long distance = Math.max(0, Math.max(low - value, value - high));
            long width = high - low;
            return distance >= width ? 0 : weight * (FULL * (width - distance) / width);
        }

        long centred(long value) {
            if (value < low || value > high) {
                return 0;
            }
            long half = (high - low) / 2;
            long centre = (low + high) / 2;
            // A band of odd width has an edge that lies half a unit beyond the half width; division rounds down.
            return weight * Math.floorDiv(FULL * (half - Math.abs(value - centre)), half);
        }
    }

    private static final Band[] BANDS = {
        new Band(350_000, 650_000, 10),
        new Band(300_000, 720_000, 10),
        new Band(800_000, 1_200_000, 15),
        new Band(200_000, 750_000, 10),
        new Band(400_000, 1_300_000, 10),
        new Band(0, 550_000, 10)
    };

    /** The score of an objective; higher is better. */
    public long score(Objective objective) {
        long[] values = {excitatoryFraction, activeFraction, branching, spontaneousFraction, transferRatio, saturation};
        long score = 0;
        for (int i = 0; i < values.length; i++) {
            score += BANDS[i].inside(values[i]);
            if (objective == Objective.UNBOUNDED) {
                score += BANDS[i].centred(values[i]);
            }
        }
        return score;
    }
}
