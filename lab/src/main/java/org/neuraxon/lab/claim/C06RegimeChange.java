package org.neuraxon.lab.claim;

import java.util.List;
import org.neuraxon.core.Mechanism;
import org.neuraxon.core.Modulator;
import org.neuraxon.core.Network;
import org.neuraxon.core.math.Elementary;
import org.neuraxon.lab.Card;
import org.neuraxon.lab.Claim;
import org.neuraxon.lab.Control;
import org.neuraxon.lab.Criterion;
import org.neuraxon.lab.Series;
import org.neuraxon.lab.Trial;
import org.neuraxon.lab.probe.Population;
import org.neuraxon.lab.statistics.Interval;
import org.neuraxon.lab.subject.Shape;
import org.neuraxon.lab.subject.Subject;
import org.neuraxon.lab.subject.Subjects;

/** C06: a modulator changes the dynamic regime, not just a parameter's value. */
final class C06RegimeChange implements Claim {

    private static final int YOUTH = 10_000;
    private static final double[] SWEEP = {0, 0.25, 0.5, 0.75, 1, 0.75, 0.5, 0.25, 0};
    private static final int MOMENTS = 6_000;
    private static final int SETTLING = 500;
    private static final int NEAREST = 100;
    private static final int FARTHEST = 300;
    private static final int SMOOTHED = 50;
    private static final double OSCILLATING = -0.1;
    private static final double[] HERTZ = {0.5, 1, 1.5, 2, 2.5, 3, 3.5, 4, 5, 6, 8, 10};
    private static final String CHANGES = "changes of the label";
    private static final String HYSTERESIS = "largest difference of the rate between up and down";
    private static final Series SWEPT = new Series("noradrenaline swept", CHANGES);
    private static final Series STILL = new Series("dopamine swept", CHANGES);

    /** What the activity of a stretch is like. */
    private enum Regime {
        SILENT,
        ASYNCHRONOUS,
        OSCILLATING,
        SATURATED
    }

    @Override
    public Card card() {
        return Card.of(
                        "C06",
                        "A1",
                        "A modulator changes the dynamic regime, not just the value of a parameter.",
                        "300 neurons without input, 10,000 moments old, then plasticity, structure and homeostasis off. Noradrenaline goes from 0 to"
                                + " 1 and back in steps of .25, 6,000 moments each, the others at .3. A stretch is silent below 5 % active,"
                                + " saturated above 60 %, oscillating if the autocorrelation of the active share, averaged over 50 lags, falls"
                                + " below -.1 between lags 100 and 300, and asynchronous otherwise. The strongest of 12 frequencies from .5 to"
                                + " 10 Hz and the width of the hysteresis are reported.",
                        "number of changes of the label along the sweep",
                        "at least one change in at least 90 % of the seeds")
                .withModel(Subjects.DEFAULT)
                .withControls(new Control(
                        Control.Kind.WITHOUT, STILL, "the same sweep of dopamine, which acts on learning only"))
                .withCaveat("The limits of the labels are ours, chosen on development seeds; the claim names none.");
    }

    @Override
    public List<Criterion> criteria() {
        return List.of(
                new Criterion.MostSeeds("noradrenaline changes the regime", SWEPT, Interval.atLeast(1)),
                new Criterion.MostSeeds("dopamine does not", STILL, Interval.exactly(0)));
    }

    @Override
    public void run(Trial trial) {
        Subject subject = trial.subject();
        Network born = subject.grow(Shape.STANDARD, trial.seed());
        trial.live(born, trial.length(YOUTH, 500));
        subject.freeze(born);
        born.ablate(Mechanism.HOMEOSTASIS);
        for (Modulator modulator : Modulator.values()) {
            subject.clamp(born, modulator, 0.3);
        }
        sweep(trial, subject.copy(born), Modulator.NORADRENALINE, SWEPT.condition());
        sweep(trial, subject.copy(born), Modulator.DOPAMINE, STILL.condition());
    }

    private static void sweep(Trial trial, Network network, Modulator modulator, String name) {
        Regime before = Regime.SILENT;
        int changes = 0;
        double[] rates = new double[SWEEP.length];
        for (int s = 0; s < SWEEP.length; s++) {
            trial.subject().clamp(network, modulator, SWEEP[s]);
            trial.live(network, trial.length(SETTLING, 50));
            double[] active = new double[trial.length(MOMENTS, 1_000)];
            for (int t = 0; t < active.length; t++) {
                network.step();
                active[t] = Population.activeShare(network);
                rates[s] += active[t] / active.length;
            }
            trial.goOn();
            double trough = trough(active, rates[s]);
            Regime regime = regime(rates[s], trough);
            changes += s > 0 && regime != before ? 1 : 0;
            before = regime;
            String step = name + ", step " + s + " to " + SWEEP[s];
            trial.record(step, "active share", rates[s]);
            trial.record(step, "trough of the autocorrelation", trough);
            trial.record(step, "strongest frequency, Hz", frequency(active, rates[s], network.dt()));
            trial.record(step, "regime (0 silent, 1 asynchronous, 2 oscillating, 3 saturated)", regime.ordinal());
        }
        double width = 0;
        for (int s = 0; s < SWEEP.length / 2; s++) {
            width = Math.max(width, Math.abs(rates[s] - rates[SWEEP.length - 1 - s]));
        }
        trial.record(name, CHANGES, changes);
        trial.record(name, HYSTERESIS, width);
    }

    private static Regime regime(double rate, double trough) {
        if (rate < 0.05) {
            return Regime.SILENT;
        }
        if (rate > 0.6) {
            return Regime.SATURATED;
        }
        return trough < OSCILLATING ? Regime.OSCILLATING : Regime.ASYNCHRONOUS;
    }

    /** The lowest mean of 50 neighbouring autocorrelations between lags 100 and 300. */
    private static double trough(double[] active, double mean) {
        double[] correlations = new double[FARTHEST - NEAREST];
        double variance = covariance(active, mean, 0);
        for (int k = 0; k < correlations.length; k++) {
            correlations[k] = variance == 0 ? 0 : covariance(active, mean, NEAREST + k) / variance;
        }
        double lowest = Double.POSITIVE_INFINITY;
        for (int k = 0; k + SMOOTHED <= correlations.length; k++) {
            double sum = 0;
            for (int j = 0; j < SMOOTHED; j++) {
                sum += correlations[k + j] / SMOOTHED;
            }
            lowest = Math.min(lowest, sum);
        }
        return lowest;
    }

    private static double covariance(double[] active, double mean, int lag) {
        double sum = 0;
        for (int t = 0; t + lag < active.length; t++) {
            sum += (active[t] - mean) * (active[t + lag] - mean);
        }
        return sum / (active.length - lag);
    }

    private static double frequency(double[] active, double mean, double dt) {
        double strongest = 0;
        double best = Double.NaN;
        for (double hertz : HERTZ) {
            double turn = 2 * Math.PI * hertz * dt / 1_000;
            double cosine = 0;
            double sine = 0;
            for (int t = 0; t < active.length; t++) {
                cosine += (active[t] - mean) * Elementary.cos(turn * t);
                sine += (active[t] - mean) * Elementary.sin(turn * t);
            }
            double power = cosine * cosine + sine * sine;
            if (power > strongest) {
                strongest = power;
                best = hertz;
            }
        }
        return best;
    }
}
