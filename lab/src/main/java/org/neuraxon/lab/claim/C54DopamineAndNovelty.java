package org.neuraxon.lab.claim;

import java.util.List;
import org.neuraxon.core.Mechanism;
import org.neuraxon.core.Network;
import org.neuraxon.lab.Card;
import org.neuraxon.lab.Claim;
import org.neuraxon.lab.Control;
import org.neuraxon.lab.Criterion;
import org.neuraxon.lab.Series;
import org.neuraxon.lab.Trial;
import org.neuraxon.lab.probe.PhasicDopamine;
import org.neuraxon.lab.statistics.Interval;
import org.neuraxon.lab.subject.Shape;
import org.neuraxon.lab.subject.Subject;
import org.neuraxon.lab.subject.Subjects;

/** C54: dopamine signals what is better than expected, and what is new. */
final class C54DopamineAndNovelty implements Claim {

    private static final Shape SHAPE = new Shape(10, 180, 20);
    private static final int YOUTH = 10_000;
    private static final int UNEXPECTED = 30;
    private static final int TRAINING = 60;
    private static final int PREDICTED = 30;
    private static final int OMITTED = 20;
    private static final int STIMULI = 12;
    private static final int EXPOSURES = 20;
    private static final String PHASIC = "dopamine over baseline";
    private static final Series BURST = new Series("unexpected reward", PHASIC);
    private static final Series EXPECTED = new Series("predicted reward", PHASIC);
    private static final Series DIP = new Series("omitted reward", PHASIC);
    private static final Series CUED = new Series("the cue after training", PHASIC);
    private static final Series SHARE = new Series("predicted over unexpected reward", "ratio");
    private static final Series FIRST = new Series("novel stimulus, first exposure", PHASIC);
    private static final Series LAST = new Series("novel stimulus, exposures 16 to 20", PHASIC);
    private static final Series HABITUATION = new Series("novel stimulus", "last response over first");
    private static final Series BLIND = new Series("critic off, predicted over unexpected reward", "ratio");

    @Override
    public Card card() {
        return Card.of(
                        "C54",
                        "A8",
                        "Novelty is signalled by dopamine: unexpected rewards and new stimuli raise it, omitted rewards lower it.",
                        "200 neurons, 10,000 moments old. 30 rewards (40 moments of size 1) come out of nothing; then an input is on for 50 moments"
                                + " and the reward comes 500 after its beginning, 60 times to train and 30 times measured; in 20 further trials"
                                + " between such ones it is left out. Twelve random patterns on the other 9 inputs are each shown 20 times"
                                + " for 50 moments, a second apart.",
                        "mean level of dopamine in 200 moments less that in the 100 before, mean over trials",
                        "a burst for the unexpected reward, at most 20 % of it for the predicted one, a dip for the omitted one; the response to a"
                                + " new stimulus at least halved after 15 exposures (medians over seeds)")
                .withModel(Subjects.DEFAULT)
                .withControls(new Control(
                        Control.Kind.WITHOUT,
                        BLIND,
                        "the same with the critic switched off: a predicted reward is as good as an unexpected one"))
                .withCaveat(
                        "The critic learns from what inputs said in the last 640 ms, not from the states of neurons. Habituation compares the first"
                                + " exposure with the mean of the last five.");
    }

    @Override
    public List<Criterion> criteria() {
        return List.of(
                new Criterion.MedianIn("an unexpected reward raises dopamine", BURST, Interval.above(0)),
                new Criterion.MedianIn("a predicted one by at most 20 % of that", SHARE, Interval.atMost(0.2)),
                new Criterion.MedianIn("an omitted one lowers it", DIP, Interval.below(0)),
                new Criterion.MedianIn("new stimuli raise dopamine", FIRST, Interval.above(0)),
                new Criterion.MedianIn("novelty wears off by half", HABITUATION, Interval.atMost(0.5)),
                new Criterion.Refused(
                        "without the critic nothing is predicted",
                        new Criterion.MedianIn("critic off", BLIND, Interval.atMost(0.2))));
    }

    @Override
    public void run(Trial trial) {
        Subject subject = trial.subject();
        Network network = subject.grow(SHAPE, trial.seed());
        trial.live(network, trial.length(YOUTH, 500));
        Network blind = subject.copy(network);
        Network curious = subject.copy(network);

        double[] met = rewards(trial, network, true);
        trial.record(BURST, met[0]);
        trial.record(EXPECTED, met[1]);
        trial.record(CUED, met[2]);
        trial.record(DIP, met[3]);
        trial.record(SHARE, met[0] <= 0 ? Double.NaN : met[1] / met[0]);

        blind.ablate(Mechanism.EXPECTATION);
        double[] unmet = rewards(trial, blind, false);
        trial.record(BLIND, unmet[0] <= 0 ? Double.NaN : unmet[1] / unmet[0]);
        novelty(trial, curious);
    }

    /** The responses to unexpected and predicted rewards, the cue, and an omission. */
    private static double[] rewards(Trial trial, Network network, boolean trained) {
        int unexpected = trial.length(UNEXPECTED, 3);
        double burst = 0;
        for (int k = 0; k < unexpected; k++) {
            burst += PhasicDopamine.event(trial, network, false, true)[1] / unexpected;
        }
        int training = trained ? trial.length(TRAINING, 10) : 1;
        for (int k = 0; k < training; k++) {
            PhasicDopamine.event(trial, network, true, true);
        }
        int predicted = trial.length(PREDICTED, 3);
        double reward = 0;
        double cue = 0;
        for (int k = 0; k < predicted; k++) {
            double[] response = PhasicDopamine.event(trial, network, true, true);
            cue += response[0] / predicted;
            reward += response[1] / predicted;
        }
        int omitted = trained ? trial.length(OMITTED, 2) : 1;
        double dip = 0;
        for (int k = 0; k < omitted; k++) {
            dip += PhasicDopamine.event(trial, network, true, false)[1] / omitted;
            PhasicDopamine.event(trial, network, true, true);
            PhasicDopamine.event(trial, network, true, true);
        }
        return new double[] {burst, reward, cue, dip};
    }

    private static void novelty(Trial trial, Network network) {
        int stimuli = trial.length(STIMULI, 2);
        double[] responses = new double[EXPOSURES];
        for (int k = 0; k < stimuli; k++) {
            for (int exposure = 0; exposure < EXPOSURES; exposure++) {
                responses[exposure] += PhasicDopamine.exposure(trial, network, k) / stimuli;
            }
        }
        double last = 0;
        for (int exposure = EXPOSURES - 5; exposure < EXPOSURES; exposure++) {
            last += responses[exposure] / 5;
        }
        for (int exposure : new int[] {1, 2, 4, 9}) {
            trial.record("novel stimulus, exposure " + (exposure + 1), PHASIC, responses[exposure]);
        }
        trial.record(FIRST, responses[0]);
        trial.record(LAST, last);
        trial.record(HABITUATION, responses[0] <= 0 ? Double.NaN : last / responses[0]);
    }
}
