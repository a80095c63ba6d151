package org.neuraxon.lab.claim;

import java.util.List;
import org.neuraxon.core.Mechanism;
import org.neuraxon.core.Modulator;
import org.neuraxon.core.Network;
import org.neuraxon.lab.Card;
import org.neuraxon.lab.Claim;
import org.neuraxon.lab.Control;
import org.neuraxon.lab.Criterion;
import org.neuraxon.lab.Series;
import org.neuraxon.lab.Trial;
import org.neuraxon.lab.probe.Isolated;
import org.neuraxon.lab.statistics.Interval;
import org.neuraxon.lab.subject.Shape;
import org.neuraxon.lab.subject.Subject;
import org.neuraxon.lab.subject.Subjects;

/** C05: metabotropic action is slow compared with fast receptors. */
final class C05SlowAction implements Claim {

    private static final Shape SHAPE = new Shape(4, 90, 10);
    private static final int PULSE = 1_500;
    private static final String HALF = "moments to half the largest effect";
    private static final Series SYNAPSE = new Series("fast synapse", HALF);
    private static final Series MODULATOR = new Series("dopamine", HALF);
    private static final Series RATIO = new Series("dopamine over fast synapse", "ratio");

    @Override
    public Card card() {
        return Card.of(
                        "C05",
                        "A1",
                        "Metabotropic action is slow compared with fast receptors.",
                        "A pulse of size 1 and 1,500 moments, first on an input (effect: mean size of the potentials of the neurons that hear it, no"
                                + " noise, neurons otherwise isolated), then as a reward that nothing foretold (effect: level of dopamine).",
                        "moments to half of the largest effect",
                        "dopamine at least ten times as long, every seed")
                .withModel(Subjects.DEFAULT)
                .withControls(new Control(Control.Kind.WITHOUT, SYNAPSE, "the same pulse on a fast synapse"))
                .withCaveat(
                        "The pulse is long, so that both effects come to their largest. Of the four, dopamine is cleared fastest (200 ms; the others"
                                + " 300, 2,000 and 3,000), and it alone can be released from outside; what is slow here is release and"
                                + " clearance, receptors act at once.");
    }

    @Override
    public List<Criterion> criteria() {
        return List.of(new Criterion.EverySeed("ten times as slow", RATIO, Interval.atLeast(10)));
    }

    @Override
    public void run(Trial trial) {
        Subject subject = trial.subject();
        Network network = subject.grow(SHAPE, trial.seed());
        double[] tonic = new double[Modulator.values().length];
        for (Modulator modulator : Modulator.values()) {
            tonic[modulator.ordinal()] = network.level(modulator);
        }
        Isolated.quieten(subject, network);
        network.ablate(Mechanism.RECURRENCE);
        Network heard = subject.copy(network);
        double[] effect = new double[PULSE];
        for (int t = 0; t < PULSE; t++) {
            subject.feed(heard, 0, 1);
            heard.step();
            for (double potential : heard.potentials()) {
                effect[t] += Math.abs(potential);
            }
        }
        double synapse = half(effect, 0);
        trial.goOn();
        Network rewarded = subject.copy(network);
        rewarded.restore(Mechanism.MODULATION);
        for (Modulator modulator : Modulator.values()) {
            rewarded.modulate(modulator, tonic[modulator.ordinal()]);
        }
        Network alone = subject.copy(rewarded);
        for (int t = 0; t < PULSE; t++) {
            subject.reward(rewarded, 1);
            rewarded.step();
            alone.step();
            effect[t] = rewarded.level(Modulator.DOPAMINE) - alone.level(Modulator.DOPAMINE);
        }
        double modulator = half(effect, 0);
        trial.record(SYNAPSE, synapse);
        trial.record(MODULATOR, modulator);
        trial.record(RATIO, modulator / synapse);
    }

    /** The first moment with half of the largest effect, from 1; not a number without any. */
    private static double half(double[] effect, double before) {
        double most = before;
        for (double value : effect) {
            most = Math.max(most, value);
        }
        for (int t = 0; most > before && t < effect.length; t++) {
            if (effect[t] - before >= (most - before) / 2) {
                return t + 1.0;
            }
        }
        return Double.NaN;
    }
}
