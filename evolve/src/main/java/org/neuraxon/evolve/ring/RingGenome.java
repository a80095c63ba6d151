package org.neuraxon.evolve.ring;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.neuraxon.core.parameter.ParameterSet;
import org.neuraxon.core.parameter.ParameterValue;
import org.neuraxon.core.ring.RingParameters;
import org.neuraxon.core.state.SnapshotException;
import org.neuraxon.core.state.StateSink;
import org.neuraxon.core.state.StateSource;
import org.neuraxon.evolve.Creature;
import org.neuraxon.evolve.Draws;
import org.neuraxon.evolve.Genome;

/**
 * The genome of a ring: its parameters, the seed that it is grown from, and the weights of its readout, by cell and then by output. Growth is
 * keyed by the place on the ring, so cells of the same place and seed are the same cell in relatives of any size.
 */
public final class RingGenome implements Genome {

    private static final double PARAMETER_CHANGES = 0.4;
    private static final double GROWN_ANEW = 0.03;
    private static final double WEIGHT_STEP = 0.5;
    /** About so many readout weights change in a mutation. */
    private static final double WEIGHTS_CHANGED = 4;

    private final RingSpecies species;
    private final RingParameters parameters;
    private final double rate;
    private final long growth;
    private final double[] readout;

    RingGenome(RingSpecies species, RingParameters parameters, double rate, long growth, double[] readout) {
        this.species = species;
        this.parameters = parameters;
        this.rate = rate;
        this.growth = growth;
        this.readout = readout;
    }

    RingSpecies species() {
        return species;
    }

    RingParameters parameters() {
        return parameters;
    }

    double rate() {
        return rate;
    }

    long growth() {
        return growth;
    }

    double[] readout() {
        return readout.clone();
    }

    @Override
    public Creature born() {
        return new RingCreature(this);
    }

    @Override
    public Genome mutated(Draws draws) {
        RingParameters changed = parameters;
        double newRate = rate;
        if (draws.event(PARAMETER_CHANGES)) {
            int which = draws.below(RingSpecies.RANGES.size() + 1);
            if (which == RingSpecies.RANGES.size()) {
                newRate = RingSpecies.RATE.near(rate, draws);
            } else {
                SearchRange range = RingSpecies.RANGES.get(which);
                changed = parameters.with(range.key(), range.near(number(parameters, range.key()), draws));
            }
        }
        long seed = draws.event(GROWN_ANEW) ? draws.bits() : growth;
        double[] weights = fitted(changed, draws);
        for (int i = 0; i < weights.length; i++) {
            if (draws.event(WEIGHTS_CHANGED / weights.length)) {
                weights[i] += WEIGHT_STEP * draws.normal();
            }
        }
        return new RingGenome(species, changed, newRate, seed, weights);
    }

    /** Parameters come from either parent. So do cells' readouts where both have grown from one seed; else growth and readout are the fitter's. */
    @Override
    public Genome crossed(Genome other, Draws draws) {
        if (!(other instanceof RingGenome father) || !father.species.equals(species)) {
            throw new IllegalArgumentException("only genomes of one species with the same ports can be crossed");
        }
        Map<String, Object> mixed = new HashMap<>();
        RingSpecies.RANGES.forEach(range ->
                mixed.put(range.key(), number(draws.event(0.5) ? parameters : father.parameters, range.key())));
        RingParameters both = parameters.with(mixed);
        double[] weights = fitted(both, draws);
        if (father.growth == growth) {
            int outputs = species.outputs();
            int shared = Math.min(weights.length, father.readout.length) / outputs;
            for (int cell = 0; cell < shared; cell++) {
                if (draws.event(0.5)) {
                    System.arraycopy(father.readout, cell * outputs, weights, cell * outputs, outputs);
                }
            }
        }
        return new RingGenome(species, both, draws.event(0.5) ? rate : father.rate, growth, weights);
    }

    @Override
    public Genome withParametersOf(Draws draws) {
        RingParameters drawn = species.parameters(draws);
        return new RingGenome(species, drawn, species.rate(draws), growth, fitted(drawn, draws));
    }

    /** The same with other readout weights. */
    RingGenome withReadout(double[] weights) {
        return new RingGenome(species, parameters, rate, growth, weights);
    }

    /** The readout for another number of cells: those of new cells are drawn. */
    private double[] fitted(RingParameters wanted, Draws draws) {
        double[] weights =
                Arrays.copyOf(readout, species.outputs() * wanted.cells().count());
        for (int i = readout.length; i < weights.length; i++) {
            weights[i] = draws.normal();
        }
        return weights;
    }

    /** A parameter as a number. */
    static double number(RingParameters parameters, String key) {
        ParameterValue value = ParameterSet.byKey(parameters).get(key);
        if (value != null && value.value() instanceof Number number) {
            return number.doubleValue();
        }
        throw new IllegalStateException("the ring has no number '" + key + "'");
    }

    @Override
    public void save(StateSink sink) {
        ParameterSet.save(parameters, sink.into("parameters"));
        sink.put("learning_rate", rate);
        sink.put("growth", growth);
        sink.put("readout", readout, readout.length);
    }

    static RingGenome restored(RingSpecies species, StateSource source) {
        RingParameters parameters = ParameterSet.restore(RingParameters.DEFAULT, source.from("parameters"));
        double rate = source.getDouble("learning_rate");
        double[] readout = source.getDoubles("readout").clone();
        if (!species.fits(parameters)
                || !RingSpecies.RATE.contains(rate)
                || readout.length != species.outputs() * parameters.cells().count()) {
            throw new SnapshotException("the snapshot holds a genome that does not fit its task; it is not usable");
        }
        return new RingGenome(species, parameters, rate, source.getLong("growth"), readout);
    }
}
