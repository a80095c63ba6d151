package org.neuraxon.lab.claim;

import java.util.List;
import java.util.Map;
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
import org.neuraxon.lab.subject.Subjects;

/** C04: metabotropic action produces no electrical signal by itself. */
final class C04NoCurrent implements Claim {

    private static final int[] LOOKS = {1, 10, 100};
    private static final double WEAK = 0.02;
    private static final String CHANGE = "largest change of a potential";
    private static final Series AT_REST = new Series("all modulators, neurons at rest", CHANGE);
    private static final Series CURRENT = new Series("a weak current instead", CHANGE);

    @Override
    public Card card() {
        return Card.of(
                        "C04",
                        "A1",
                        "Metabotropic action produces no electrical signal by itself.",
                        "100 isolated neurons (as in C01), newly grown and at rest; each modulator in turn steps from 0 to 1.",
                        "largest change of a membrane potential after 1, 10 and 100 moments",
                        "exactly 0, every seed")
                .withModel(Subjects.DEFAULT)
                .withControls(new Control(Control.Kind.WITHOUT, CURRENT, "a current far below threshold moves it"));
    }

    @Override
    public List<Criterion> criteria() {
        return List.of(
                new Criterion.EverySeed("no potential moves", AT_REST, Interval.exactly(0)),
                new Criterion.EverySeed("a current would be seen", CURRENT, Interval.above(0)));
    }

    @Override
    public void run(Trial trial) {
        Network network = Isolated.grow(trial, Map.of());
        double largest = 0;
        for (Modulator modulator : Modulator.values()) {
            Network copy = Isolated.at(trial, network, modulator, 0);
            copy.step(10);
            double[] before = copy.potentials();
            trial.subject().clamp(copy, modulator, 1);
            for (int look = 0, t = 0; look < LOOKS.length; look++) {
                for (; t < LOOKS[look]; t++) {
                    copy.step();
                }
                double change = difference(before, copy.potentials());
                trial.record(modulator.key() + ", after " + LOOKS[look], CHANGE, change);
                largest = Math.max(largest, change);
            }
        }
        trial.record(AT_REST, largest);
        Network copy = trial.subject().copy(network);
        double[] before = copy.potentials();
        Isolated.inject(copy, WEAK);
        copy.step();
        trial.record(CURRENT, difference(before, copy.potentials()));
    }

    private static double difference(double[] before, double[] after) {
        double largest = 0;
        for (int n = 0; n < before.length; n++) {
            largest = Math.max(largest, Math.abs(after[n] - before[n]));
        }
        return largest;
    }
}
