package org.neuraxon.evolve.ring;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.neuraxon.core.ring.RingParameters;
import org.neuraxon.core.state.StateSource;
import org.neuraxon.evolve.Draws;
import org.neuraxon.evolve.Genome;
import org.neuraxon.evolve.Species;

/**
 * The engine's {@linkplain org.neuraxon.core.ring.RingNetwork rings} with a readout: a search for an architecture over declared ranges of their
 * parameters, for the chance that grows them, and for readout weights.
 *
 * @param inputs input ports
 * @param outputs output ports
 */
public record RingSpecies(int inputs, int outputs) implements Species {

    /** The name. */
    public static final String NAME = "ring";

    /** What is searched, and where. */
    static final List<SearchRange> RANGES = List.of(
            SearchRange.whole("num_ring_neurons", 4, 48),
            SearchRange.whole("max_delay", 1, 12),
            SearchRange.whole("max_taps", 1, 6),
            SearchRange.real("input_gain", 0.1, 3),
            SearchRange.real("bias_range", 0, 2),
            SearchRange.real("threshold", 0.02, 1),
            SearchRange.real("fast_share", 0, 1),
            SearchRange.real("slowest_tau", 1, 20),
            SearchRange.real("recurrent_share", 0, 1),
            SearchRange.real("ring_weight", -2, 2),
            SearchRange.whole("recurrent_fan", 0, 6),
            SearchRange.real("recurrent_weight", 0, 2));

    /** How fast a readout learns. */
    static final SearchRange RATE = SearchRange.real("learning_rate", 0, 0.3);

    private static final double NEVER_LEARNS = 0.5;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Genome random(Draws draws) {
        RingParameters parameters = parameters(draws);
        double rate = rate(draws);
        long growth = draws.bits();
        double[] readout = new double[outputs * parameters.cells().count()];
        for (int i = 0; i < readout.length; i++) {
            readout[i] = draws.normal();
        }
        return new RingGenome(this, parameters, rate, growth, readout);
    }

    @Override
    public Genome restored(StateSource source) {
        return RingGenome.restored(this, source);
    }

    RingParameters parameters(Draws draws) {
        Map<String, Object> drawn = new HashMap<>();
        drawn.put("num_input_neurons", inputs);
        RANGES.forEach(range -> drawn.put(range.key(), range.any(draws)));
        return RingParameters.DEFAULT.with(drawn);
    }

    double rate(Draws draws) {
        return draws.event(NEVER_LEARNS) ? 0 : RATE.any(draws);
    }

    boolean fits(RingParameters parameters) {
        return parameters.inputs().channels() == inputs
                && RANGES.stream().allMatch(range -> range.contains(RingGenome.number(parameters, range.key())));
    }
}
