package org.neuraxon.evolve.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.neuraxon.core.math.CounterRandom;
import org.neuraxon.core.state.Snapshot;
import org.neuraxon.core.state.SnapshotException;
import org.neuraxon.evolve.Draws;
import org.neuraxon.evolve.Evolution;
import org.neuraxon.evolve.EvolutionSettings;
import org.neuraxon.evolve.Selection;
import org.neuraxon.evolve.Workers;

class SeriesTest {

    private static final SeriesSpecies SPECIES = new SeriesSpecies(7, 2);

    private static SeriesGenome some(long number) {
        return (SeriesGenome) SPECIES.random(new Draws(new CounterRandom(number), 0, 0));
    }

    /** The score of a piece is the floor of 1024 log2 of the ratio; checked against the library's logarithm away from whole numbers. */
    @Property(tries = 2000)
    void stepsAreTheLogarithm(
            @ForAll @DoubleRange(min = 0.01, max = 1e6) double a,
            @ForAll @DoubleRange(min = 0.01, max = 1e6) double b) {
        double exact = 1024 * StrictMath.log(a / b) / StrictMath.log(2);
        if (Math.abs(exact - Math.rint(exact)) > 1e-6) {
            assertThat(SeriesFitness.steps(a, b)).isEqualTo((int) Math.floor(exact));
        }
    }

    @Test
    void stepsOfWholeOctavesAndOfExtremes() {
        assertThat(SeriesFitness.steps(1, 1)).isZero();
        assertThat(SeriesFitness.steps(2, 1)).isEqualTo(1024);
        assertThat(SeriesFitness.steps(1, 4)).isEqualTo(-2048);
        assertThat(SeriesFitness.steps(1, 0)).isEqualTo(SeriesFitness.MOST);
        assertThat(SeriesFitness.steps(0, 0)).isZero();
        assertThat(SeriesFitness.steps(0, 1)).isEqualTo(-SeriesFitness.MOST);
        assertThat(SeriesFitness.steps(1, Double.NaN)).isEqualTo(SeriesFitness.MOST);
        assertThat(SeriesFitness.steps(1e300, 1e-300)).isEqualTo(SeriesFitness.MOST);
        assertThat(SeriesFitness.steps(1e-300, 1e300)).isEqualTo(-SeriesFitness.MOST);
    }

    /** A larger error is never worth more. */
    @Property(tries = 1000)
    void stepsFall(
            @ForAll @DoubleRange(min = 0.01, max = 1e6) double b, @ForAll @DoubleRange(min = 1, max = 2) double more) {
        assertThat(SeriesFitness.steps(1, b * more)).isLessThanOrEqualTo(SeriesFitness.steps(1, b));
    }

    /** With nothing forgotten and a wide prior the readout is the least-squares fit of all rows. */
    @Test
    void readoutFindsTheLine() {
        LeastSquares readout = new LeastSquares(3, 1, 1 << 20);
        CounterRandom random = new CounterRandom(3);
        for (int row = 0; row < 50; row++) {
            double[] phi = {1, random.normal(0, row, 0), random.normal(0, row, 1)};
            readout.learn(phi, 0.5 - 2 * phi[1] + 3 * phi[2]);
        }
        assertThat(readout.value(new double[] {1, 0, 0})).isCloseTo(0.5, within(1e-5));
        assertThat(readout.value(new double[] {0, 1, 0})).isCloseTo(-2, within(1e-5));
        assertThat(readout.value(new double[] {0, 0, 1})).isCloseTo(3, within(1e-5));
    }

    /** One step by hand: P = 4, φ = 2, λ = 1/2: s = 16.5, k = 8/16.5, w = 3k, P = (4 - 64/16.5) / (1/2). */
    @Test
    void readoutByHand() {
        LeastSquares readout = new LeastSquares(1, 0.5, 4);
        readout.learn(new double[] {2}, 3);
        assertThat(readout.value(new double[] {1})).isEqualTo(8 / 16.5 * 3);
        readout.learn(new double[] {1}, 0);
        double p = (4 - 8 / 16.5 * 8) / 0.5;
        double w = 8 / 16.5 * 3;
        assertThat(readout.value(new double[] {1})).isEqualTo(w + p / (0.5 + p) * (0 - w));
    }

    /** What spoils the covariance is not learned, and the next row is. */
    @Test
    void readoutStartsAgain() {
        LeastSquares readout = new LeastSquares(1, 1, 4);
        readout.learn(new double[] {Double.NaN}, 3);
        assertThat(readout.value(new double[] {1})).isZero();
        readout.learn(new double[] {1}, 3);
        assertThat(readout.value(new double[] {1})).isEqualTo(4.0 / 5 * 3);
    }

    @Property(tries = 300)
    void anyBytesAreAGenome(@ForAll @Size(SeriesGenome.BYTES) byte[] bytes, @ForAll long origin) {
        SeriesGenome genome = SeriesGenome.of(new SeriesSpecies(origin, 3), bytes);
        assertThat(genome.bytes()).isEqualTo(bytes);
        assertThat(genome.parameters().cells().count()).isBetween(4, 40);
        Snapshot snapshot = new Snapshot("test", "1");
        genome.save(snapshot);
        assertThat(SeriesGenome.restored(snapshot).growthSeed()).isEqualTo(genome.growthSeed());
        assertThatThrownBy(() -> new SeriesSpecies(origin + 1, 3).restored(snapshot))
                .isInstanceOf(SnapshotException.class)
                .hasMessageContaining("another origin");
    }

    /** The same bytes are another network for somebody else; that is why copying does not pay. */
    @Property(tries = 50)
    void anotherOriginGrowsAnotherNetwork(@ForAll @Size(SeriesGenome.BYTES) byte[] bytes, @ForAll long origin) {
        assertThat(SeriesGenome.of(new SeriesSpecies(origin, 2), bytes)
                        .network()
                        .digest())
                .isNotEqualTo(SeriesGenome.of(new SeriesSpecies(origin ^ 1, 2), bytes)
                        .network()
                        .digest());
    }

    /** Every gene acts: one that changes nothing would be a hole in the specification. */
    @Test
    void everyGeneActs() {
        SeriesFitness fitness = new SeriesFitness(Vectors.task(), 1);
        // The middle of every range, and many recurrent neurons.
        byte[] bytes = new byte[SeriesGenome.BYTES];
        for (int gene = 0; gene < SeriesGenome.BYTES / 2; gene++) {
            bytes[2 * gene] = 0x50;
        }
        bytes[2 * Gene.RECURRENT_SHARE.ordinal()] = 0x7f;
        List<Double> forecasts = errors(fitness, bytes);
        for (int gene = 0; gene < SeriesGenome.BYTES / 2; gene++) {
            byte[] other = bytes.clone();
            other[2 * gene] ^= (byte) 0x80;
            assertThat(errors(fitness, other))
                    .as("gene " + gene + " of "
                            + SeriesGenome.of(SPECIES, bytes).values())
                    .isNotEqualTo(forecasts);
        }
    }

    private static List<Double> errors(SeriesFitness fitness, byte[] bytes) {
        List<Double> forecasts = new ArrayList<>();
        SeriesForecaster creature = new SeriesForecaster(SeriesGenome.of(SPECIES, bytes));
        for (int row = 0; row < 200; row++) {
            forecasts.add(creature.next(fitness.seen(0, row)));
        }
        return forecasts;
    }

    /** A forecast depends on what was heard before, never on what comes. */
    @Property(tries = 20)
    void nobodySeesTheFuture(@ForAll @IntRange(min = 1, max = 100) int until, @ForAll long number) {
        SeriesForecaster one = new SeriesForecaster(some(number));
        SeriesForecaster other = new SeriesForecaster(some(number));
        CounterRandom random = new CounterRandom(number);
        for (int row = 0; row <= until; row++) {
            double value = random.normal(0, row, 0);
            assertThat(one.next(value)).isEqualTo(other.next(value));
        }
        one.next(3);
        other.next(-3);
        double mine = one.next(0);
        Assume.that(Math.abs(mine) < Lookout.FARTHEST);
        assertThat(mine).isNotEqualTo(other.next(0));
    }

    /** Saved in the middle of its life and restored, it goes on as if nothing had been. */
    @Property(tries = 10)
    void savedLifeGoesOn(@ForAll @IntRange(min = 0, max = 60) int until, @ForAll long number) {
        CounterRandom random = new CounterRandom(number);
        SeriesForecaster one = new SeriesForecaster(some(number));
        for (int row = 0; row < until; row++) {
            one.next(random.normal(0, row, 0));
        }
        Snapshot snapshot = new Snapshot("test", "1");
        one.save(snapshot);
        SeriesForecaster other = SeriesForecaster.restored(snapshot);
        for (int row = until; row < until + 20; row++) {
            assertThat(other.next(random.normal(0, row, 0))).isEqualTo(one.next(random.normal(0, row, 0)));
        }
    }

    @Test
    void challengesDiffer() {
        SeriesFitness fitness = new SeriesFitness(Vectors.task(), 1);
        SeriesFitness other = fitness.challenged(2);
        assertThat(fitness.challenged(1).score(some(1))).isEqualTo(fitness.score(some(1)));
        assertThat(new double[] {fitness.seen(0, 0), fitness.seen(1, 5)})
                .isNotEqualTo(new double[] {other.seen(0, 0), other.seen(1, 5)});
    }

    /** The score in evolution and the score of useful work are the same but for the rounding down at the end. */
    @Test
    void evolutionSeesTheScore() {
        SeriesFitness fitness = new SeriesFitness(Vectors.task(), 5);
        SeriesGenome genome = some(9);
        double sum = 0;
        for (int piece = 0; piece < 4; piece++) {
            sum += fitness.of(genome.born(), piece);
        }
        assertThat(fitness.score(genome)).isEqualTo((int) Math.floor(sum / 4 * SeriesFitness.OCTAVE));
    }

    @Test
    void sameChampionForAnyNumberOfWorkers() throws InterruptedException {
        List<String> digests = new ArrayList<>();
        for (int count : new int[] {1, 2, 4}) {
            SeriesTask task = Vectors.task();
            Evolution evolution = new Evolution(
                    SPECIES,
                    new SeriesFitness(task, 1),
                    4,
                    Selection.MU_PLUS_LAMBDA,
                    EvolutionSettings.DEFAULT
                            .with("evaluations", 40)
                            .with("repeats", 2)
                            .with("population", 10));
            try (Workers workers = new Workers(count)) {
                while (!evolution.done()) {
                    evolution.generation(workers);
                }
            }
            digests.add(evolution.digest());
        }
        assertThat(digests).containsOnly(digests.get(0));
    }

    @Test
    void impossibleTasksAreRefused() {
        double[] rows = Vectors.mackeyGlass(100);
        assertThatThrownBy(() -> new SeriesTask(rows, 0, 1, 50, 20, 0)).hasMessageContaining("horizon");
        assertThatThrownBy(() -> new SeriesTask(rows, 1, 0, 50, 20, 0)).hasMessageContaining("windows");
        assertThatThrownBy(() -> new SeriesTask(rows, 1, 1, 101, 20, 0)).hasMessageContaining("100 rows, fewer");
        assertThatThrownBy(() -> new SeriesTask(rows, 5, 1, 50, 4, 0)).hasMessageContaining("warm-up");
        assertThatThrownBy(() -> new SeriesTask(rows, 5, 1, 50, 50, 0)).hasMessageContaining("warm-up");
        assertThatThrownBy(() -> new SeriesTask(rows, 1, 1, 50, 20, Double.NaN)).hasMessageContaining("noise");
        assertThatThrownBy(() -> new SeriesTask(new double[100], 1, 1, 50, 20, 0))
                .hasMessageContaining("the same");
        // Their mean is 0.10000000000000002, so that they seem to deviate.
        double[] tenths = new double[3];
        Arrays.fill(tenths, 0.1);
        assertThatThrownBy(() -> new SeriesTask(tenths, 1, 1, 3, 2, 0)).hasMessageContaining("the same");
        rows[3] = Double.NaN;
        assertThatThrownBy(() -> new SeriesTask(rows, 1, 1, 50, 20, 0)).hasMessageContaining("value 3");
    }
}
