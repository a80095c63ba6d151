package org.neuraxon.lab.claim;

import java.util.Arrays;
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
import org.neuraxon.lab.statistics.Effect;
import org.neuraxon.lab.statistics.Interval;
import org.neuraxon.lab.subject.Subjects;

/** C01: modulators change how a neuron responds. */
final class C01ModulatorsChangeResponses implements Claim {

    private static final double[] LEVELS = {0, 0.5, 1};
    private static final int MOMENTS = 80;
    private static final int BISECTIONS = 12;
    private static final double STRONGEST = 20;
    private static final String SLOPE = "slope";
    private static final String THRESHOLD = "threshold";
    private static final String NORADRENALINE = "noradrenaline";
    private static final String ACETYLCHOLINE = "acetylcholine";
    private static final Series GAIN = new Series(NORADRENALINE, "relative change of the slope");
    private static final Series GAIN_FALLS = new Series(NORADRENALINE, "steps at which the slope does not rise");
    private static final Series SHIFT = new Series(ACETYLCHOLINE, "fall of the threshold over its range");
    private static final Series SHIFT_RISES = new Series(ACETYLCHOLINE, "steps at which the threshold does not fall");
    private static final Series NO_ALPHA = new Series("no noradrenaline receptors", "change of slope and threshold");
    private static final Series NO_MUSCARINIC =
            new Series("no acetylcholine receptors", "change of slope and threshold");
    private static final Series DOPAMINE = new Series("dopamine", "change of slope and threshold");

    @Override
    public Card card() {
        return Card.of(
                        "C01",
                        "A1",
                        "Modulators change how a neuron responds.",
                        "100 neurons are isolated: synapses cut, noise, plasticity, homeostasis and adaptation off. Each gets a constant current"
                                + " for 80 moments; one modulator is at 0, .5 or 1, the others at .3. Slope: potential over a weak current."
                                + " Threshold: the potential that the weakest current reaches that moves the state from 0 (found by bisection),"
                                + " its range the distance from the lower to the upper threshold.",
                        "means over the neurons, from level 0 to level 1",
                        "noradrenaline changes the slope by at least 20 %, acetylcholine the threshold by at least 5 % of its range, both"
                                + " without turning; exactly 0 without the receptors; every seed")
                .withModel(Subjects.DEFAULT)
                .withControls(
                        new Control(Control.Kind.WITHOUT, NO_ALPHA, "α1 and α2 receptors taken away"),
                        new Control(Control.Kind.WITHOUT, NO_MUSCARINIC, "nicotinic, M1 and M2 receptors taken away"),
                        new Control(Control.Kind.WITHOUT, DOPAMINE, "dopamine, which has no receptor for this"))
                .withCaveat(
                        "The threshold is a potential, so that a change of gain does not pass for a shift. The state itself is a step of the"
                                + " potential; its slope has no finite value.");
    }

    @Override
    public List<Criterion> criteria() {
        return List.of(
                new Criterion.EverySeed("noradrenaline raises the slope by 20 %", GAIN, Interval.atLeast(0.2)),
                new Criterion.EverySeed("at every step", GAIN_FALLS, Interval.exactly(0)),
                new Criterion.EverySeed("acetylcholine lowers the threshold by 5 %", SHIFT, Interval.atLeast(0.05)),
                new Criterion.EverySeed("at every step of it", SHIFT_RISES, Interval.exactly(0)),
                new Criterion.EverySeed("nothing without α receptors", NO_ALPHA, Interval.exactly(0)),
                new Criterion.EverySeed(
                        "nothing without receptors for acetylcholine", NO_MUSCARINIC, Interval.exactly(0)));
    }

    @Override
    public void run(Trial trial) {
        Network network = Isolated.grow(trial, Map.of());
        for (Modulator modulator : Modulator.values()) {
            String name = modulator == Modulator.NORADRENALINE ? NORADRENALINE : modulator.key();
            Curve[] curves = curves(trial, network, modulator);
            for (int l = 0; l < LEVELS.length; l++) {
                trial.record(name + " " + LEVELS[l], SLOPE, curves[l].slope);
                trial.record(name + " " + LEVELS[l], THRESHOLD, curves[l].upper);
            }
            double gain = curves[2].slope / curves[0].slope - 1;
            double shift = (curves[0].upper - curves[2].upper) / (curves[0].upper + curves[0].lower);
            trial.record(name, GAIN.metric(), gain);
            trial.record(name, SHIFT.metric(), shift);
            if (modulator == Modulator.NORADRENALINE) {
                trial.record(GAIN_FALLS, falls(curves[0].slope, curves[1].slope, curves[2].slope));
            } else if (modulator == Modulator.ACETYLCHOLINE) {
                trial.record(SHIFT_RISES, falls(curves[2].upper, curves[1].upper, curves[0].upper));
            } else if (modulator == Modulator.DOPAMINE) {
                trial.record(DOPAMINE, change(curves));
            }
        }
        trial.record(NO_ALPHA, withoutReceptors(trial, Modulator.NORADRENALINE));
        trial.record(NO_MUSCARINIC, withoutReceptors(trial, Modulator.ACETYLCHOLINE));
    }

    private static double withoutReceptors(Trial trial, Modulator modulator) {
        Map<String, ?> none = trial.subject().withoutReceptors(modulator);
        return none.isEmpty() ? Double.NaN : change(curves(trial, Isolated.grow(trial, none), modulator));
    }

    private static double change(Curve... curves) {
        return Math.abs(curves[2].slope - curves[0].slope) + Math.abs(curves[2].upper - curves[0].upper);
    }

    private static int falls(double first, double second, double third) {
        return (second > first ? 0 : 1) + (third > second ? 0 : 1);
    }

    private static Curve[] curves(Trial trial, Network network, Modulator modulator) {
        Curve[] curves = new Curve[LEVELS.length];
        for (int l = 0; l < LEVELS.length; l++) {
            Network at = Isolated.at(trial, network, modulator, LEVELS[l]);
            double slope = Isolated.slope(trial, at);
            curves[l] = new Curve(slope, threshold(trial, at, 1), threshold(trial, at, -1));
        }
        return curves;
    }

    private static double[] constant(Network network, double current) {
        double[] currents = new double[network.neuronCount()];
        Arrays.fill(currents, current);
        return currents;
    }

    /** The mean potential that the strongest current reaches under which a neuron's state stays 0. */
    private static double threshold(Trial trial, Network network, int sign) {
        double[] below = new double[network.neuronCount()];
        double[] above = constant(network, STRONGEST);
        double[] reached = new double[network.neuronCount()];
        for (int b = 0, rounds = trial.length(BISECTIONS, 8); b < rounds; b++) {
            trial.goOn();
            double[] middle = new double[below.length];
            for (int n = 0; n < middle.length; n++) {
                middle[n] = sign * (below[n] + above[n]) / 2;
            }
            Network copy = trial.subject().copy(network);
            for (int t = 0; t < MOMENTS; t++) {
                Isolated.inject(copy, middle);
                copy.step();
            }
            for (int n = network.inputCount(); n < middle.length; n++) {
                if (copy.state(n) == 0) {
                    below[n] = sign * middle[n];
                    reached[n] = sign * copy.potential(n);
                } else {
                    above[n] = sign * middle[n];
                }
            }
        }
        return mean(network, reached);
    }

    private static double mean(Network network, double... values) {
        return Effect.mean(Arrays.copyOfRange(values, network.inputCount(), values.length));
    }

    private record Curve(double slope, double upper, double lower) {}
}
