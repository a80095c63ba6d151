package org.neuraxon.evolve.series;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.neuraxon.core.math.CounterRandom;
import org.neuraxon.core.ring.RingNetwork;
import org.neuraxon.core.ring.RingParameters;
import org.neuraxon.core.state.SnapshotException;
import org.neuraxon.core.state.StateSink;
import org.neuraxon.core.state.StateSource;
import org.neuraxon.evolve.Creature;
import org.neuraxon.evolve.Draws;
import org.neuraxon.evolve.Genome;

/**
 * The genome of a network that forecasts: {@value #BYTES} bytes, 16 numbers of 16 bits and a number of 64 that its growth depends on. No weight of the
 * readout is in it, so nothing learned by heart is inherited. Any {@value #BYTES} bytes are a genome.
 */
public final class SeriesGenome implements Genome {

    /** Bytes of a genome. */
    public static final int BYTES = 40;

    private static final int MOST = 0xffff;
    private static final double STEP = 0.12;
    private static final double ANOTHER = 0.5;
    private static final double GROWN_ANEW = 0.3;
    private static final double ANY_VALUE = 0.15;
    private static final int GROWTH = 2;

    private final SeriesSpecies species;
    private final int[] genes;
    private final long growth;

    SeriesGenome(SeriesSpecies species, int[] genes, long growth) {
        this.species = species;
        this.genes = genes;
        this.growth = growth;
    }

    /**
     * Reads a genome, big-endian.
     *
     * @throws IllegalArgumentException if there are not {@value #BYTES} bytes
     */
    public static SeriesGenome of(SeriesSpecies species, byte[] bytes) {
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("a genome has " + BYTES + " bytes, not " + bytes.length);
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        int[] genes = new int[Gene.values().length];
        for (int i = 0; i < genes.length; i++) {
            genes[i] = buffer.getShort() & MOST;
        }
        return new SeriesGenome(species, genes, buffer.getLong());
    }

    /** The genome's bytes. */
    public byte[] bytes() {
        ByteBuffer buffer = ByteBuffer.allocate(BYTES);
        for (int gene : genes) {
            buffer.putShort((short) gene);
        }
        return buffer.putLong(growth).array();
    }

    double value(Gene gene) {
        return gene.value(genes[gene.ordinal()]);
    }

    /** What each gene means, by its name, in the order of the bytes. */
    public Map<String, Double> values() {
        Map<String, Double> values = new LinkedHashMap<>();
        for (Gene gene : Gene.values()) {
            values.put(gene.key(), value(gene));
        }
        return values;
    }

    /** The parameters of its ring. */
    public RingParameters parameters() {
        Map<String, Object> values = new HashMap<>();
        values.put("num_input_neurons", 1);
        for (int i = 0; i < Gene.OF_RING; i++) {
            Gene gene = Gene.values()[i];
            values.put(gene.key(), value(gene));
        }
        return RingParameters.DEFAULT.with(values);
    }

    /** What the ring is grown from: the genome's own chance, mixed with that of whom it belongs to. */
    public long growthSeed() {
        return new CounterRandom(species.origin()).bits(GROWTH, 0, growth);
    }

    /** The network at the start of its life. */
    public RingNetwork network() {
        return RingNetwork.growPlainly(parameters(), growthSeed());
    }

    /** Rows ahead. */
    public int horizon() {
        return species.horizon();
    }

    @Override
    public Creature born() {
        return new SeriesForecaster(this);
    }

    @Override
    public Genome mutated(Draws draws) {
        int[] changed = genes.clone();
        boolean anew = draws.event(GROWN_ANEW);
        if (!anew || draws.event(ANOTHER)) {
            do {
                int which = draws.below(changed.length);
                changed[which] = draws.event(ANY_VALUE) ? draws.below(MOST + 1) : near(changed[which], draws);
            } while (draws.event(ANOTHER));
        }
        return new SeriesGenome(species, changed, anew ? draws.bits() : growth);
    }

    private static int near(int value, Draws draws) {
        double moved = Math.rint(value + STEP * MOST * draws.normal());
        return (int) Math.max(0, Math.min(MOST, moved));
    }

    /** Each gene comes from either parent, growth too. */
    @Override
    public Genome crossed(Genome other, Draws draws) {
        if (!(other instanceof SeriesGenome father) || !father.species.equals(species)) {
            throw new IllegalArgumentException("only genomes of one species with the same origin can be crossed");
        }
        int[] mixed = genes.clone();
        for (int i = 0; i < mixed.length; i++) {
            mixed[i] = draws.event(0.5) ? genes[i] : father.genes[i];
        }
        return new SeriesGenome(species, mixed, draws.event(0.5) ? growth : father.growth);
    }

    @Override
    public Genome withParametersOf(Draws draws) {
        return new SeriesGenome(species, SeriesSpecies.genes(draws), growth);
    }

    @Override
    public void save(StateSink sink) {
        sink.put("origin", species.origin());
        sink.put("horizon", species.horizon());
        byte[] bytes = bytes();
        sink.put("genes", bytes, bytes.length);
    }

    /**
     * The genome that was written down, whatever its origin.
     *
     * @throws SnapshotException if there is none
     */
    public static SeriesGenome restored(StateSource source) {
        try {
            return of(new SeriesSpecies(source.getLong("origin"), source.getInt("horizon")), source.getBytes("genes"));
        } catch (IllegalArgumentException e) {
            throw new SnapshotException("the snapshot holds no genome of a forecaster: " + e.getMessage(), e);
        }
    }
}
