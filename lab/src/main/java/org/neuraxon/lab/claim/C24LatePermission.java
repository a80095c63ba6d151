package org.neuraxon.lab.claim;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.neuraxon.core.Modulator;
import org.neuraxon.core.math.CounterRandom;
import org.neuraxon.core.math.Elementary;
import org.neuraxon.core.plastic.PlasticNetwork;
import org.neuraxon.core.plastic.PlasticParameters;
import org.neuraxon.core.plastic.SynapseBlock;
import org.neuraxon.lab.Card;
import org.neuraxon.lab.Claim;
import org.neuraxon.lab.Control;
import org.neuraxon.lab.Criterion;
import org.neuraxon.lab.Series;
import org.neuraxon.lab.Trial;
import org.neuraxon.lab.statistics.Interval;

/**
 * C24: permission may arrive late. The distal reward problem of Izhikevich (2007, <i>Cerebral Cortex</i> 17, 2443): dopamine seconds after a
 * coincidence finds the synapse that it was for.
 */
final class C24LatePermission implements Claim {

    private static final int NEURONS = 1_000;
    private static final int SYNAPSES = 100;
    /** Moment in ms. */
    private static final double DT = 4;

    private static final double ELIGIBILITY_TAU = 1_000;
    private static final double DOPAMINE_TAU = 200;
    private static final double DOPAMINE_STEP = 0.5;
    /** Gives about one spontaneous spike a second. */
    private static final double NOISE = 0.35;

    private static final double RATE = 0.002;
    /** Pairs that are made to fire one after the other, the rewarded one among them. */
    private static final int PAIRS = 2_000;
    /** In this time every pair fires once, in an order drawn anew each time, in ms. */
    private static final int CYCLE = 15_000;

    private static final int REWARDS = 60;
    private static final int GAP = 8;
    private static final double STRONG = 5;
    private static final int TOP = NEURONS * SYNAPSES / 1_000;

    private static final String RANK = "rank of the rewarded synapse";
    private static final Series REAL = new Series("reward 1-3 s late", RANK);
    private static final Series YOKED = new Series("rewards at another seed's times", RANK);
    private static final Series LATE = new Series("reward 3.5-5.5 s late", RANK);
    private static final Series HERTZ = new Series("reward 1-3 s late", "firing rate");

    @Override
    public Card card() {
        return Card.of(
                        "C24",
                        "A4",
                        "Permission may arrive late.",
                        "1,000 neurons with 100 synapses each fire about once a second by chance; besides, 2,000 connected pairs are made to"
                                + " fire 8 ms apart, each every 15 s in random order. After one chosen pair dopamine comes 1-3 s later, 60"
                                + " times. Eligibility lasts 1 s, dopamine 0.2 s; all weights start at 0.",
                        "rank of the chosen pair's synapse among all 100,000 weights",
                        "in the top 0.1 % (rank 100) after 60 rewards for at least 90 % of the seeds; with delays above 3 time"
                                + " constants, and with dopamine at another seed's times, it is not")
                .withControls(
                        new Control(Control.Kind.YOKED, YOKED, "the same dopamine at times of another seed"),
                        new Control(Control.Kind.WITHOUT, LATE, "delays of 3.5 to 5.5 eligibility time constants"))
                .withCaveat(
                        "Runs on core.plastic whatever model is named. 60 of the 100 rewards allowed, moments of 4 ms. Chance coincidences of"
                                + " one pair at 1 Hz are too rare to wait for, so pairs are elicited, 2,000 of them equally often, so that only the"
                                + " reward tells the chosen one from the others.");
    }

    @Override
    public List<Criterion> criteria() {
        Interval top = Interval.atMost(TOP);
        return List.of(
                new Criterion.MostSeeds("late rewards lift the synapse to the top 0.1 %", REAL, top),
                new Criterion.Refused(
                        "with rewards later than 3 time constants they do not",
                        new Criterion.MostSeeds("top 0.1 %", LATE, top)),
                new Criterion.Refused(
                        "at another seed's times they do not", new Criterion.MostSeeds("top 0.1 %", YOKED, top)),
                new Criterion.Better(
                        "ranks are lower than at another seed's times", negative(REAL), negative(YOKED), 0));
    }

    /** Ranks with the sign turned, so that larger is better. */
    private static Series negative(Series series) {
        return new Series(series.condition(), "minus " + series.metric());
    }

    @Override
    public void run(Trial trial) {
        int rewards = trial.length(REWARDS, 4);
        record(trial, REAL, new Session(trial, rewards, 1_000, 3_000, false));
        record(trial, YOKED, new Session(trial, rewards, 1_000, 3_000, true));
        record(trial, LATE, new Session(trial, rewards, 3_500, 5_500, false));
    }

    private static void record(Trial trial, Series series, Session session) {
        session.live();
        int rank = session.rank();
        trial.record(series, rank);
        trial.record(negative(series), -rank);
        trial.record(new Series(series.condition(), HERTZ.metric()), session.hertz());
    }

    /** One network with its rewards. */
    private static final class Session {

        private final Trial trial;
        private final int rewards;
        private final int soonest;
        private final int latest;
        private final boolean yoked;
        private final PlasticNetwork network;
        private final int[] pairs;
        private final int[] pre = new int[NEURONS * SYNAPSES];
        private final Queue<Integer> due = new ArrayDeque<>();
        private long spikes;
        private long moments;

        Session(Trial trial, int rewards, int soonest, int latest, boolean yoked) {
            this.trial = trial;
            this.rewards = rewards;
            this.soonest = soonest;
            this.latest = latest;
            this.yoked = yoked;
            network = PlasticNetwork.grow(
                    PlasticParameters.DEFAULT
                            .with(Map.of(
                                    "num_input_neurons",
                                    0,
                                    "num_hidden_neurons",
                                    NEURONS,
                                    "num_output_neurons",
                                    0,
                                    "synapses_per_neuron",
                                    SYNAPSES,
                                    "w_fast_init",
                                    0.0,
                                    "w_slow_init",
                                    0.0,
                                    "noise",
                                    NOISE,
                                    "dt",
                                    DT))
                            .with(Map.of(
                                    "tau_eligibility", ELIGIBILITY_TAU,
                                    "eta_fast", 0.0,
                                    "eta_slow", RATE,
                                    "dopamine", 0.0,
                                    "serotonin", 0.0)),
                    trial.seed());
            int at = 0;
            for (SynapseBlock block : network.synapses().blocks()) {
                System.arraycopy(block.pre.values, 0, pre, at, block.count());
                at += block.count();
            }
            pairs = distinct(trial.chance(), PAIRS, pre.length);
        }

        void live() {
            double dopamine = 0;
            double kept = Elementary.exp(-DT / DOPAMINE_TAU);
            int perCycle = (int) (CYCLE / DT);
            int[] onset = new int[PAIRS];
            // The yoked session takes its delays and its order of pairs from another seed's chance.
            CounterRandom others = new CounterRandom(trial.seed() + 500_000);
            // One more cycle, cut short, for the last reward to arrive.
            for (int cycle = 0; cycle <= rewards; cycle++) {
                for (int k = 0; k < PAIRS; k++) {
                    onset[k] = trial.chance().below(perCycle, 1, cycle, k);
                }
                CounterRandom rewarding = yoked ? others : trial.chance();
                int rewardedAt = rewarding.below(perCycle, 1, cycle, 0);
                int delay = soonest + rewarding.below(latest - soonest, 2, cycle, 0);
                if (cycle < rewards) {
                    due.add((int) (cycle * (long) perCycle + rewardedAt + (long) (delay / DT)));
                }
                int end = cycle < rewards ? perCycle : (int) (latest / DT);
                int[][] firings = schedule(onset, perCycle);
                for (int t = 0; t < end; t++) {
                    trial.goOn();
                    while (due.remove((int) moments)) {
                        dopamine = Math.min(1, dopamine + DOPAMINE_STEP);
                    }
                    for (int neuron : firings[t]) {
                        network.inject(neuron, STRONG);
                    }
                    network.modulate(Modulator.DOPAMINE, dopamine);
                    network.step();
                    dopamine *= kept;
                    moments++;
                    if (t % 50 == 0) {
                        count();
                    }
                }
            }
        }

        /** Who is driven in each moment of a cycle: the first of a pair, and the second a little later. */
        private int[][] schedule(int[] onset, int perCycle) {
            List<List<Integer>> lists = new ArrayList<>();
            for (int t = 0; t < perCycle; t++) {
                lists.add(new ArrayList<>());
            }
            for (int k = 0; k < PAIRS; k++) {
                lists.get(onset[k]).add(pre[pairs[k]]);
                lists.get(Math.min(perCycle - 1, onset[k] + (int) (GAP / DT))).add(pairs[k] / SYNAPSES);
            }
            return lists.stream()
                    .map(list -> list.stream().mapToInt(Integer::intValue).toArray())
                    .toArray(int[][]::new);
        }

        private void count() {
            for (int n = 0; n < NEURONS; n++) {
                spikes += network.state(n) == 0 ? 0 : 1;
            }
        }

        double hertz() {
            return spikes / (double) NEURONS / (moments / 50.0) * (1000 / DT);
        }

        /** 1 if no weight is larger; equal ones count as larger. */
        int rank() {
            float[] weights = new float[pre.length];
            int at = 0;
            for (SynapseBlock block : network.synapses().blocks()) {
                System.arraycopy(block.slow.values, 0, weights, at, block.count());
                at += block.count();
            }
            int rank = 0;
            for (float weight : weights) {
                rank += weight >= weights[pairs[0]] ? 1 : 0;
            }
            return rank;
        }

        private static int[] distinct(CounterRandom chance, int count, int bound) {
            boolean[] taken = new boolean[bound];
            int[] numbers = new int[count];
            int found = 0;
            for (int draw = 0; found < count; draw++) {
                int number = chance.below(bound, 3, draw, 0);
                if (!taken[number]) {
                    taken[number] = true;
                    numbers[found++] = number;
                }
            }
            return numbers;
        }
    }
}
