package org.neuraxon.core.vital;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.neuraxon.core.Network;
import org.neuraxon.core.tissue.Tissue;
import org.neuraxon.core.vital.Sign.Figure;

/**
 * Takes the twelve vital signs. Everything is tried on copies: the network itself, and its digest, stay as they are. Bands are those of
 * {@code docs/vital-signs.md}; the same network, moments and seed give the same panel.
 */
public final class VitalSigns {

    /** Moments of life without input that a panel is made from unless told otherwise. */
    public static final int MOMENTS = 20_000;

    static final String BRANCHING = "branching";
    static final String BRANCHING_IS =
            "neurons active because one was, by multistep regression; it counts .05 above that with synapses cut";
    static final String SELF = "self activity";
    static final String SELF_IS = "activity without input over that under input";
    static final String RESPONSIVENESS = "responsiveness";
    static final String RESPONSIVENESS_IS = "bits that an output tells of an input within 5 moments, above chance";
    static final String MEMORY = "memory";
    static final String MEMORY_IS = "moments for which outputs tell the sign of a pulse";

    private static final String NO_PORTS = "no inputs or no outputs";
    private static final String BRANCHING_GREEN = "0.85 to 0.995, 0.05 above the cut network";
    private static final String SELF_GREEN = "0.2 to 0.9";
    private static final double MARGIN = 0.05;
    private static final double RUNAWAY = 1.02;

    private VitalSigns() {}

    /**
     * The signs of a network, from a copy that lives {@value #MOMENTS} moments without input and from probes.
     *
     * @param seed what the probes' stimuli depend on
     */
    public static Panel of(Network network, long seed) {
        return of(network, MOMENTS, seed);
    }

    /**
     * The signs of a network.
     *
     * @param moments of life without input, at least 2,000
     * @param seed what the probes' stimuli depend on
     */
    public static Panel of(Network network, int moments, long seed) {
        return of(new NetworkBody(network), moments, seed);
    }

    /**
     * The signs of a body.
     *
     * @param moments of life without input, at least 2,000
     * @param seed what the probes' stimuli depend on
     */
    public static Panel of(Body body, int moments, long seed) {
        return of(body, moments, seed, PassiveSigns::links);
    }

    /**
     * The signs of a whole tissue: one body whose inputs are the sensory ports of all spheres and whose outputs are their readouts.
     *
     * @param moments of life without input, at least 2,000
     * @param seed what the probes' stimuli depend on
     */
    public static Panel of(Tissue tissue, int moments, long seed) {
        return of(TissueBody.of(tissue), moments, seed, () -> Links.of(tissue, seed));
    }

    /**
     * The signs of one sphere in the life of its tissue: it is reached through the sensory ports of all spheres, and judged by its own neurons and the links
     * that begin or end in it.
     *
     * @param sphere its id
     * @param moments of life without input, at least 2,000
     * @param seed what the probes' stimuli depend on
     * @throws IllegalArgumentException if there is no such sphere
     */
    public static Panel of(Tissue tissue, String sphere, int moments, long seed) {
        return of(TissueBody.of(tissue, sphere), moments, seed, () -> Links.of(tissue, sphere, seed));
    }

    private static Panel of(Body body, int moments, long seed, Supplier<Sign> links) {
        if (moments < 2_000) {
            throw new IllegalArgumentException(
                    "vital signs need at least 2000 moments of life, and " + moments + " were asked for");
        }
        LifeRecord life = new LifeRecord(body.copy(), moments);
        boolean talks = body.inputs() > 0 && body.outputs() > 0;
        return new Panel(List.of(
                PassiveSigns.living(life.living),
                PassiveSigns.mix(life.census),
                PassiveSigns.movement(life.census),
                PassiveSigns.stuck(life.census),
                branching(body, life, moments),
                self(body, seed),
                talks ? responsiveness(body, seed) : Sign.unknown(7, RESPONSIVENESS, NO_PORTS, RESPONSIVENESS_IS),
                talks ? memory(body, seed) : Sign.unknown(8, MEMORY, NO_PORTS, MEMORY_IS),
                PassiveSigns.plasticity(life.census, body.weightLimit()),
                PassiveSigns.modulators(life.census, modulator -> true),
                PassiveSigns.energy(),
                links.get()));
    }

    /**
     * How long outputs tell the sign of a pulse, by the long probe: sign 8 ends at 49 moments, this at 300.
     *
     * @param pulses how many are tried, 300 moments apart; chance passes a window once in as many
     * @param seed what the pulses depend on
     * @return moments, a whole number of windows of ten
     * @throws IllegalArgumentException if the network has no inputs or no outputs, or there are fewer than two pulses
     */
    public static int memory(Network network, int pulses, long seed) {
        if (pulses < 2) {
            throw new IllegalArgumentException("memory needs at least 2 pulses, not " + pulses);
        }
        if (network.inputCount() == 0 || network.outputCount() == 0) {
            throw new IllegalArgumentException("memory cannot be measured: the network has " + NO_PORTS);
        }
        return MemoryDepth.longProbe(new NetworkBody(network).copy(), pulses, seed);
    }

    private static Sign branching(Body body, LifeRecord life, int moments) {
        Branching whole = Branching.of(life.activity);
        if (Double.isNaN(whole.m())) {
            return Sign.of(5, BRANCHING, 0, Light.RED, BRANCHING_GREEN, "activity does not vary", BRANCHING_IS);
        }
        Light light = new Band(0.85, 0.995, 0.6, RUNAWAY).light(whole.m());
        light = whole.high() > RUNAWAY ? Light.RED : light;
        Optional<Body> cut = body.withoutSynapses();
        if (cut.isEmpty()) {
            String why = "not judged: the model's synapses cannot be cut for comparison";
            return Sign.of(5, BRANCHING, whole.m(), Light.UNKNOWN, "", why, BRANCHING_IS)
                    .between(whole.low(), whole.high());
        }
        double alone = Branching.of(new LifeRecord(cut.get(), moments).activity).m();
        boolean counts = Double.isNaN(alone) || whole.m() >= alone + MARGIN;
        return Sign.of(
                        5,
                        BRANCHING,
                        whole.m(),
                        counts ? light : Light.RED,
                        BRANCHING_GREEN,
                        Double.isNaN(alone)
                                ? "silent with synapses cut"
                                : String.format(Locale.ROOT, "%.3f with synapses cut", alone),
                        BRANCHING_IS)
                .between(whole.low(), whole.high())
                .with(new Figure("with synapses cut", alone));
    }

    private static Sign self(Body body, long seed) {
        double ratio = SelfActivity.of(body, seed);
        if (Double.isNaN(ratio)) {
            return Sign.of(6, SELF, 0, Light.RED, SELF_GREEN, "silent under input too", SELF_IS);
        }
        return Sign.of(6, SELF, ratio, new Band(0.2, 0.9, 0.05, 1.1).light(ratio), SELF_GREEN, "", SELF_IS);
    }

    private static Sign responsiveness(Body body, long seed) {
        Responsiveness found = Responsiveness.of(body.copy(), seed);
        boolean above = found.bits() > 2 * found.deviation();
        boolean clear = found.bits() > 0.05 && found.bits() > 3 * found.deviation();
        return Sign.of(
                        7,
                        RESPONSIVENESS,
                        found.bits(),
                        clear ? Light.GREEN : above ? Light.AMBER : Light.RED,
                        "above 0.05 and 3 standard deviations of chance",
                        String.format(Locale.ROOT, "bits; standard deviation of chance %.4f", found.deviation()),
                        RESPONSIVENESS_IS)
                .with(new Figure("standard deviation of chance", found.deviation()));
    }

    private static Sign memory(Body body, long seed) {
        int depth = MemoryDepth.of(body.copy(), seed);
        return Sign.of(8, MEMORY, depth, Band.atLeast(10, 3).light(depth), "at least 10", "moments", MEMORY_IS);
    }
}
