package org.neuraxon.core.phase;

import org.neuraxon.core.Moment;
import org.neuraxon.core.Phase;
import org.neuraxon.core.blueprint.Rhythms;

/**
 * Advances every oscillator: phase = (phase + 2π f dt / 1000) mod 2π, with f in Hz and dt in ms.
 *
 * <p>Writes {@link Rhythms}.
 */
public record RhythmAdvance(Rhythms rhythms) implements Phase {

    private static final double TURN = 2 * Math.PI;

    @Override
    public void run(Moment now, int from, int to) {
        double[] phase = rhythms.phase.values;
        for (int band = 0; band < rhythms.count(); band++) {
            phase[band] = modulo(phase[band] + TURN * rhythms.frequency.values[band] * now.dt() / 1000);
        }
    }

    private static double modulo(double radians) {
        double rest = radians % TURN;
        return rest < 0 ? rest + TURN : rest;
    }
}
