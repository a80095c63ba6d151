package org.neuraxon.core.vital;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.neuraxon.core.Modulator;
import org.neuraxon.core.Network;

/**
 * Takes the twelve vital signs. Everything is tried on copies: the network itself, and its digest, stay as they are. Bands are those of
 * {@code docs/vital-signs.md}; the same network, moments and seed give the same panel.
 */
public final class VitalSigns {

    /** Moments of life without input that a panel is made from unless told otherwise. */
    public static final int MOMENTS = 20_000;

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
        if (moments < 2_000) {
            throw new IllegalArgumentException(
                    "vital signs need at least 2000 moments of life, and " + moments + " were asked for");
        }
        LifeRecord life = new LifeRecord(body.copy(), moments);
        List<Sign> signs = new ArrayList<>();
        signs.add(living(life));
        signs.add(mix(life));
        signs.add(Sign.of(
                3,
                "movement",
                life.movement,
                new Band(5, 60, 2, 80).light(life.movement),
                "",
                "state changes of a neuron in 100 moments"));
        signs.add(Sign.of(
                4,
                "stuck",
                life.stuck,
                Band.below(0.10, 0.30).light(life.stuck),
                "",
                "share of the neurons that have not changed for 150 moments"));
        signs.add(branching(body, life, moments));
        boolean talks = body.inputs() > 0 && body.outputs() > 0;
        signs.add(self(body, seed));
        signs.add(talks ? responsiveness(body, seed) : Sign.unknown(7, RESPONSIVENESS, NO_PORTS, RESPONSIVENESS_IS));
        signs.add(talks ? memory(body, seed) : Sign.unknown(8, MEMORY, NO_PORTS, MEMORY_IS));
        signs.add(plasticity(life));
        signs.add(modulators(life));
        signs.add(Sign.unknown(11, "energy", "the model has no energy variable", "mean level, share below critical"));
        signs.add(
                Sign.unknown(12, "links", "one network has no links", "whether networks of a tissue reach each other"));
        return new Panel(signs);
    }

    private static final String NO_PORTS = "no inputs or no outputs";
    private static final String RESPONSIVENESS = "responsiveness";
    private static final String RESPONSIVENESS_IS =
            "bits that an output tells of an input within 5 moments, above chance";
    private static final String MEMORY = "memory";
    private static final String MEMORY_IS = "moments for which outputs tell the sign of a pulse";

    private static Sign living(LifeRecord life) {
        String detail = life.living == 0 ? "no neuron is left" : "";
        return Sign.of(
                1,
                "living neurons",
                life.living,
                Band.atLeast(0.95, 0.80).light(life.living),
                detail,
                "share of the neurons that have not died");
    }

    private static Sign mix(LifeRecord life) {
        double neutral = 1 - life.up - life.down;
        Light light = Band.within(0.15, 0.30)
                .light(life.up)
                .worse(Band.within(0.55, 0.80).light(neutral))
                .worse(Band.within(0.06, 0.20).light(life.down));
        // Half a width below the band of -1 would let a network without any -1 pass.
        light = life.up == 0 || life.down == 0 || neutral == 0 ? Light.RED : light;
        String detail = String.format(Locale.ROOT, "+1 %.3f, 0 %.3f, -1 %.3f", life.up, neutral, life.down);
        return Sign.of(2, "state mix", life.up, light, detail, "shares of the three states; the value is that of +1");
    }

    private static Sign branching(Body body, LifeRecord life, int moments) {
        String meaning =
                "neurons active because one was, by multistep regression; it counts .05 above that with synapses cut";
        Branching whole = Branching.of(life.activity);
        if (Double.isNaN(whole.m())) {
            return Sign.of(5, "branching", 0, Light.RED, "activity does not vary", meaning);
        }
        Light light = new Band(0.85, 0.995, 0.6, RUNAWAY).light(whole.m());
        light = whole.high() > RUNAWAY ? Light.RED : light;
        Optional<Body> cut = body.withoutSynapses();
        if (cut.isEmpty()) {
            return new Sign(
                    5,
                    "branching",
                    whole.m(),
                    whole.low(),
                    whole.high(),
                    Light.UNKNOWN,
                    "not judged: the model's synapses cannot be cut for comparison",
                    meaning);
        }
        double alone = Branching.of(new LifeRecord(cut.get(), moments).activity).m();
        boolean counts = Double.isNaN(alone) || whole.m() >= alone + MARGIN;
        return new Sign(
                5,
                "branching",
                whole.m(),
                whole.low(),
                whole.high(),
                counts ? light : Light.RED,
                Double.isNaN(alone)
                        ? "silent with synapses cut"
                        : String.format(Locale.ROOT, "%.3f with synapses cut", alone),
                meaning);
    }

    private static Sign self(Body body, long seed) {
        String meaning = "activity without input over that under input";
        double ratio = SelfActivity.of(body, seed);
        if (Double.isNaN(ratio)) {
            return Sign.of(6, "self activity", 0, Light.RED, "silent under input too", meaning);
        }
        return Sign.of(6, "self activity", ratio, new Band(0.2, 0.9, 0.05, 1.1).light(ratio), "", meaning);
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
                String.format(Locale.ROOT, "bits; standard deviation of chance %.4f", found.deviation()),
                RESPONSIVENESS_IS);
    }

    private static Sign memory(Body body, long seed) {
        int depth = MemoryDepth.of(body.copy(), seed);
        return Sign.of(8, MEMORY, depth, Band.atLeast(10, 3).light(depth), "moments", MEMORY_IS);
    }

    private static Sign plasticity(LifeRecord life) {
        String meaning = "mean change of a weight in 1000 moments over its mean size";
        if (Double.isNaN(life.change)) {
            return Sign.unknown(9, "plasticity", "no synapses that learn", meaning);
        }
        Light light = new Band(0.001, 0.10, 0, 0.30).light(life.change);
        light = life.change == 0 ? Light.RED : light;
        light = light.worse(Band.below(0.05, 0.20).light(life.atLimit));
        return Sign.of(
                9,
                "plasticity",
                life.change,
                light,
                String.format(Locale.ROOT, "%.1f %% of the weights at their limit", 100 * life.atLimit),
                meaning);
    }

    private static Sign modulators(LifeRecord life) {
        String meaning = "variation (standard deviation over mean) of the modulator that varies least";
        Light light = Light.UNKNOWN;
        double least = Double.POSITIVE_INFINITY;
        StringBuilder detail = new StringBuilder();
        for (Modulator modulator : Modulator.values()) {
            double mean = life.levelMean[modulator.ordinal()];
            double variation = life.levelVariation[modulator.ordinal()];
            if (Double.isNaN(mean)) {
                return Sign.unknown(10, "modulators", "the model releases none", meaning);
            }
            light = light.worse(new Band(0.05, 1, 0.02, 1).light(variation));
            light = mean < 0.01 || mean > 0.99 ? Light.RED : light;
            least = Math.min(least, variation);
            detail.append(String.format(
                    Locale.ROOT, "%s%s %.2f (%.2f)", detail.isEmpty() ? "" : ", ", modulator.key(), mean, variation));
        }
        return Sign.of(10, "modulators", least, light, detail + ": mean (variation)", meaning);
    }
}
