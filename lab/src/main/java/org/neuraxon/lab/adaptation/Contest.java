package org.neuraxon.lab.adaptation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.neuraxon.core.math.CounterRandom;
import org.neuraxon.learn.adapt.LearningRate;

/**
 * All contestants on one stream of one seed.
 *
 * @param ours ours
 * @param rate our rate at the end
 * @param fixed one run for each of {@link #constants}
 * @param oracle the best run of those who are told of changes
 * @param schedule the best run of those whose rate falls as 1/n
 * @param pearceHall the best run of the rule of Pearce and Hall
 * @param yoked the run at our rates, block by block of 100 items at another time
 * @param clamped the run at our mean rate
 */
@SuppressWarnings("ArrayRecordComponent") // A result: handed on, never changed.
public record Contest(
        StreamRun ours,
        LearningRate rate,
        StreamRun[] fixed,
        StreamRun oracle,
        StreamRun schedule,
        StreamRun pearceHall,
        StreamRun yoked,
        StreamRun clamped) {

    private static final double[] CONSTANTS = {0.001, 0.003, 0.01, 0.02, 0.05, 0.1, 0.2, 0.4, 1};
    private static final double[] SCHEDULES = {10, 30, 100};
    private static final double[] KAPPA = {0.1, 0.3, 1};
    private static final double[] GAMMA = {0.01, 0.05, 0.2};
    private static final int BLOCK = 100;
    private static final int SHUFFLE = 20;

    /** Runs it. */
    public static Contest of(DriftStream stream, int items, long seed) {
        LearningRate rate = new LearningRate();
        List<Tempo> tempos = new ArrayList<>(List.of(Tempo.surprised(rate)));
        for (double constant : CONSTANTS) {
            tempos.add(Tempo.fixed(constant));
        }
        for (double c : SCHEDULES) {
            tempos.add(Tempo.oracle(c));
        }
        for (double c : SCHEDULES) {
            tempos.add(Tempo.scheduled(c));
        }
        for (double kappa : KAPPA) {
            for (double gamma : GAMMA) {
                tempos.add(Tempo.pearceHall(kappa, gamma));
            }
        }
        StreamRun[] runs = StreamRun.race(stream.open(seed), stream.inputs(), items, tempos);
        double mean = Arrays.stream(runs[0].rates()).average().orElse(0);
        StreamRun[] controls = StreamRun.race(
                stream.open(seed),
                stream.inputs(),
                items,
                List.of(Tempo.replayed(shuffled(runs[0].rates(), seed)), Tempo.fixed(mean)));
        int at = 1 + CONSTANTS.length;
        return new Contest(
                runs[0],
                rate,
                Arrays.copyOfRange(runs, 1, at),
                best(runs, at, at + SCHEDULES.length),
                best(runs, at + SCHEDULES.length, at + 2 * SCHEDULES.length),
                best(runs, at + 2 * SCHEDULES.length, runs.length),
                controls[0],
                controls[1]);
    }

    /** The constant rates. */
    public static double[] constants() {
        return CONSTANTS.clone();
    }

    /** The run at the constant rate that was best in hindsight. */
    public StreamRun bestFixed() {
        return best(fixed, 0, fixed.length);
    }

    private static StreamRun best(StreamRun[] runs, int from, int to) {
        StreamRun best = runs[from];
        for (int r = from; r < to; r++) {
            best = runs[r].error() < best.error() ? runs[r] : best;
        }
        return best;
    }

    private static double[] shuffled(double[] rates, long seed) {
        CounterRandom chance = new CounterRandom(seed);
        int blocks = rates.length / BLOCK;
        int[] order = new int[blocks];
        Arrays.setAll(order, b -> b);
        for (int b = blocks - 1; b > 0; b--) {
            int other = chance.below(b + 1, SHUFFLE, b, 0);
            int kept = order[b];
            order[b] = order[other];
            order[other] = kept;
        }
        double[] shuffled = rates.clone();
        for (int b = 0; b < blocks; b++) {
            System.arraycopy(rates, order[b] * BLOCK, shuffled, b * BLOCK, BLOCK);
        }
        return shuffled;
    }
}
