package org.neuraxon.evolve.series;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.neuraxon.core.math.CounterRandom;
import org.neuraxon.evolve.Creature;
import org.neuraxon.evolve.Fitness;

/**
 * How well a network forecasts pieces of a series. A challenge of 64 bits says where the pieces begin and what noise is added to what the network
 * sees; its forecasts are compared with the rows themselves. Instance i is piece i.
 *
 * <p>The score of a piece is ⌊{@value #OCTAVE} log₂(R / E)⌋, E the sum of squared errors of the network, R that of the
 * {@linkplain LinearLookout reference} on the same piece: 0 is what a linear forecast reaches, {@value #OCTAVE} more is half the squared error,
 * and there is no best. The score of a network is the mean of its pieces, rounded down.
 */
public final class SeriesFitness implements Fitness {

    /** The name in files. */
    public static final String NAME = "series";

    /** What half the squared error is worth. */
    public static final int OCTAVE = 1024;

    /** The largest size of a score. */
    public static final int MOST = 64 * OCTAVE;

    private static final int BEGIN = 0;
    private static final int NOISE = 1;

    private final SeriesTask task;
    private final double[] scaled;
    private final CounterRandom random;
    private final double[] reference;

    /** Prepares a challenge: its pieces, and what the reference reaches on them. */
    public SeriesFitness(SeriesTask task, long challenge) {
        this(task, task.scaled(), challenge);
    }

    private SeriesFitness(SeriesTask task, double[] scaled, long challenge) {
        this.task = task;
        this.scaled = scaled;
        random = new CounterRandom(challenge);
        reference = new double[task.windows()];
        for (int piece = 0; piece < reference.length; piece++) {
            reference[piece] = error(piece, new LinearLookout(task.horizon())::next);
        }
    }

    /** Another challenge of the same series. */
    public SeriesFitness challenged(long challenge) {
        return new SeriesFitness(task, scaled, challenge);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int inputs() {
        return 1;
    }

    @Override
    public int outputs() {
        return 1;
    }

    /** The score of a piece in octaves. */
    @Override
    public double of(Creature creature, long instance) {
        return (double) ofPiece(creature, Math.toIntExact(instance)) / OCTAVE;
    }

    private int ofPiece(Creature creature, int piece) {
        double error = error(piece, value -> {
            creature.hear(0, value);
            creature.live();
            return creature.say(0);
        });
        return steps(reference(piece), error);
    }

    /** What the reference reaches; pieces beyond those of a score are there for fresh instances. */
    private double reference(int piece) {
        return piece < reference.length ? reference[piece] : error(piece, new LinearLookout(task.horizon())::next);
    }

    /** A network that lives through the first piece: for each row after the warm-up what it said of it, scaled. */
    public double[] forecasts(SeriesGenome genome) {
        SeriesForecaster network = new SeriesForecaster(genome);
        double[] said = new double[task.windowRows()];
        for (int row = 0; row + task.horizon() < task.windowRows(); row++) {
            said[row + task.horizon()] = network.next(seen(0, row));
        }
        return Arrays.copyOfRange(said, task.warmUp(), said.length);
    }

    /** The rows that {@link #forecasts} are about, scaled. */
    public double[] targets() {
        int begin = begin(0);
        return Arrays.copyOfRange(scaled, begin + task.warmUp(), begin + task.windowRows());
    }

    /** The score of a network on the whole challenge. */
    public int score(SeriesGenome genome) {
        long sum = 0;
        for (int piece = 0; piece < task.windows(); piece++) {
            sum += ofPiece(genome.born(), piece);
        }
        return (int) Math.floorDiv(sum, (long) task.windows());
    }

    /** Where a piece begins. */
    int begin(int piece) {
        return random.below(task.rows() - task.windowRows() + 1, BEGIN, piece, 0);
    }

    /** What a network sees of a row of a piece. */
    double seen(int piece, int row) {
        double noise = task.noise() * CounterRandom.bell(random.bits(NOISE, piece, row));
        return scaled[begin(piece) + row] + noise;
    }

    /** The sum of squared errors of the forecasts of all rows after the warm-up. */
    private double error(int piece, DoubleUnaryOperator lookout) {
        int begin = begin(piece);
        double sum = 0;
        for (int row = 0; row + task.horizon() < task.windowRows(); row++) {
            double forecast = lookout.applyAsDouble(seen(piece, row));
            int due = row + task.horizon();
            if (due >= task.warmUp()) {
                double off = forecast - scaled[begin + due];
                sum += off * off;
            }
        }
        return sum;
    }

    /**
     * ⌊1024 log₂(a / b)⌋ by squaring, within ±{@link #MOST}; the largest where b is 0, the smallest where a is.
     *
     * @param a 0 or more
     * @param b 0 or more
     */
    static int steps(double a, double b) {
        if (!(b > 0)) {
            return a > 0 ? MOST : 0;
        }
        double ratio = a / b;
        if (!(ratio >= 0x1p-64)) {
            return -MOST;
        }
        if (ratio >= 0x1p64) {
            return MOST;
        }
        int exponent = Math.getExponent(ratio);
        double x = Math.scalb(ratio, -exponent);
        int steps = exponent;
        for (int bit = 0; bit < 10; bit++) {
            x *= x;
            steps <<= 1;
            if (x >= 2) {
                x /= 2;
                steps++;
            }
        }
        return steps;
    }
}
