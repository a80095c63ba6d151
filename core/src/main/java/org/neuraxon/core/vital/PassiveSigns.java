package org.neuraxon.core.vital;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.neuraxon.core.Modulator;
import org.neuraxon.core.vital.Sign.Figure;

/** The signs that watching is enough for; bands are those of {@code docs/vital-signs.md}. */
final class PassiveSigns {

    static final String LIVING = "living neurons";
    static final String LIVING_IS = "share of the neurons that have not died";
    static final String MIX = "state mix";
    static final String MIX_IS = "shares of the three states; the value is that of +1";
    static final String MOVEMENT = "movement";
    static final String MOVEMENT_IS = "state changes of a neuron in 100 moments";
    static final String STUCK = "stuck";
    static final String STUCK_IS = "share of the neurons that have not changed for 150 moments";
    static final String PLASTICITY = "plasticity";
    static final String PLASTICITY_IS = "mean change of a weight in 1000 moments over its mean size";
    static final String MODULATORS = "modulators";
    static final String MODULATORS_IS = "variation (standard deviation over mean) of the modulator that varies least";
    static final String LINKS = "links";
    static final String LINKS_IS = "deviation of what the weakest link between networks of a tissue carries";
    private static final String NO_SYNAPSES = "no synapses that learn";

    private PassiveSigns() {}

    static Sign living(double share) {
        return Sign.of(
                1,
                LIVING,
                share,
                Band.atLeast(0.95, 0.80).light(share),
                "at least 0.95",
                share == 0 ? "no neuron is left" : "",
                LIVING_IS);
    }

    static Sign mix(Census census) {
        double up = census.up();
        double down = census.down();
        double neutral = 1 - up - down;
        Light light = Band.within(0.15, 0.30)
                .light(up)
                .worse(Band.within(0.55, 0.80).light(neutral))
                .worse(Band.within(0.06, 0.20).light(down));
        // Half a width below the band of -1 would let a network without any -1 pass.
        light = up == 0 || down == 0 || neutral == 0 ? Light.RED : light;
        return Sign.of(
                        2,
                        MIX,
                        up,
                        light,
                        "+1 0.15 to 0.30, 0 0.55 to 0.80, -1 0.06 to 0.20",
                        String.format(Locale.ROOT, "+1 %.3f, 0 %.3f, -1 %.3f", up, neutral, down),
                        MIX_IS)
                .with(new Figure("+1", up), new Figure("0", neutral), new Figure("-1", down));
    }

    static Sign movement(Census census) {
        double movement = census.movement();
        return Sign.of(3, MOVEMENT, movement, new Band(5, 60, 2, 80).light(movement), "5 to 60", "", MOVEMENT_IS);
    }

    static Sign stuck(Census census) {
        double stuck = census.stuck();
        return Sign.of(4, STUCK, stuck, Band.below(0.10, 0.30).light(stuck), "below 0.10", "", STUCK_IS);
    }

    static Sign plasticity(Census census, double limit) {
        if (!census.learns()) {
            return Sign.unknown(9, PLASTICITY, NO_SYNAPSES, PLASTICITY_IS);
        }
        double change = census.change();
        if (Double.isNaN(change)) {
            return Sign.notYet(9, PLASTICITY, "1000 moments are needed", PLASTICITY_IS);
        }
        double atLimit = census.atLimit(limit);
        Light light = new Band(0.001, 0.10, 0, 0.30).light(change);
        light = change == 0 ? Light.RED : light;
        light = light.worse(Band.below(0.05, 0.20).light(atLimit));
        return Sign.of(
                        9,
                        PLASTICITY,
                        change,
                        light,
                        "0.001 to 0.10, fewer than 5 % at their limit",
                        String.format(Locale.ROOT, "%.1f %% of the weights at their limit", 100 * atLimit),
                        PLASTICITY_IS)
                .with(new Figure("share at their limit", atLimit));
    }

    /**
     * The levels of the modulators.
     *
     * @param judged which of them are to vary
     */
    static Sign modulators(Census census, Predicate<Modulator> judged) {
        Light light = Light.UNKNOWN;
        double least = Double.POSITIVE_INFINITY;
        StringBuilder detail = new StringBuilder();
        List<Figure> figures = new ArrayList<>();
        for (Modulator modulator : Modulator.values()) {
            double mean = census.level(modulator);
            if (Double.isNaN(mean)) {
                return Sign.unknown(10, MODULATORS, "the model releases none", MODULATORS_IS);
            }
            if (!judged.test(modulator)) {
                continue;
            }
            double variation = census.variation(modulator);
            light = light.worse(new Band(0.05, 1, 0.02, 1).light(variation));
            light = mean < 0.01 || mean > 0.99 ? Light.RED : light;
            least = Math.min(least, variation);
            detail.append(String.format(
                    Locale.ROOT, "%s%s %.2f (%.2f)", detail.isEmpty() ? "" : ", ", modulator.key(), mean, variation));
            figures.add(new Figure(modulator.key() + " mean", mean));
            figures.add(new Figure(modulator.key() + " variation", variation));
        }
        if (figures.isEmpty()) {
            return Sign.unknown(10, MODULATORS, "none has moved", MODULATORS_IS);
        }
        return Sign.of(10, MODULATORS, least, light, "0.05 to 1", detail + ": mean (variation)", MODULATORS_IS)
                .with(figures.toArray(Figure[]::new));
    }

    static Sign energy() {
        return Sign.unknown(11, "energy", "the model has no energy variable", "mean level, share below critical");
    }

    static Sign links() {
        return Sign.unknown(12, LINKS, "one network has no links", LINKS_IS);
    }
}
