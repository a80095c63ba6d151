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
import org.neuraxon.lab.probe.Decay;
import org.neuraxon.lab.probe.Isolated;
import org.neuraxon.lab.statistics.Interval;
import org.neuraxon.lab.subject.Subjects;

/** C02: modulators change for how long a neuron integrates. */
final class C02IntegrationTime implements Claim {

    private static final double[] LEVELS = {0, 0.25, 0.5, 0.75, 1};
    private static final String TAU = "time constant, ms";
    private static final String RATIO = "largest time constant over smallest";
    private static final Series SEROTONIN = new Series("serotonin", RATIO);
    private static final Series FIT = new Series("serotonin", "smallest R² of the fits");
    private static final Series WITHOUT = new Series("no serotonin receptors", RATIO);

    @Override
    public Card card() {
        return Card.of(
                        "C02",
                        "A1",
                        "Modulators change for how long a neuron integrates.",
                        "100 isolated neurons (as in C01) get one pulse far below threshold; an exponential is fitted to the 30 moments of decay"
                                + " (line through the logarithms), with one modulator at 0, .25, .5, .75 and 1, the others at .3.",
                        "fitted time constant, mean over neurons; smallest R² of all fits",
                        "some modulator changes it by a factor of at least 1.5, with R² of at least .95; every seed")
                .withModel(Subjects.DEFAULT)
                .withControls(
                        new Control(Control.Kind.WITHOUT, WITHOUT, "serotonin's receptors taken away"),
                        new Control(
                                Control.Kind.WITHOUT,
                                new Series("dopamine", RATIO),
                                "dopamine, which has none for this"))
                .withCaveat(
                        "Without synapses and noise the membrane is a leaky integrator, so the fit is good by construction; that serotonin sets"
                                + " its constant is what is tested.");
    }

    @Override
    public List<Criterion> criteria() {
        return List.of(
                new Criterion.EverySeed("serotonin changes it by a factor of 1.5", SEROTONIN, Interval.atLeast(1.5)),
                new Criterion.EverySeed("the decay is exponential", FIT, Interval.atLeast(0.95)),
                new Criterion.EverySeed("not without its receptors", WITHOUT, new Interval(1 - 1e-9, 1 + 1e-9)));
    }

    @Override
    public void run(Trial trial) {
        Network network = Isolated.grow(trial, Map.of());
        for (Modulator modulator : Modulator.values()) {
            trial.goOn();
            Decay[] fits = fits(trial, network, modulator);
            double least = 1;
            for (int l = 0; l < LEVELS.length; l++) {
                trial.record(modulator.key() + " " + LEVELS[l], TAU, fits[l].tau());
                least = Math.min(least, fits[l].r2());
            }
            trial.record(modulator.key(), RATIO, ratio(fits));
            trial.record(modulator.key(), FIT.metric(), least);
        }
        Map<String, ?> none = trial.subject().withoutReceptors(Modulator.SEROTONIN);
        trial.record(
                WITHOUT,
                none.isEmpty() ? Double.NaN : ratio(fits(trial, Isolated.grow(trial, none), Modulator.SEROTONIN)));
    }

    private static double ratio(Decay... fits) {
        double least = Double.POSITIVE_INFINITY;
        double most = 0;
        for (Decay fit : fits) {
            least = Math.min(least, fit.tau());
            most = Math.max(most, fit.tau());
        }
        return most / least;
    }

    private static Decay[] fits(Trial trial, Network network, Modulator modulator) {
        Decay[] fits = new Decay[LEVELS.length];
        for (int l = 0; l < LEVELS.length; l++) {
            fits[l] = Decay.of(Isolated.at(trial, network, modulator, LEVELS[l]));
        }
        return fits;
    }
}
