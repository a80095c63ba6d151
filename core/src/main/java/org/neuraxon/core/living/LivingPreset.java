package org.neuraxon.core.living;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;

/** Three temperaments of the living model. */
public enum LivingPreset {
    /** Little activity, quickly damped. */
    CALM(Map.of("target_up", 0.12, "target_down", 0.055, "alpha1_base", 0.12, "alpha2_base", 0.62)),
    /** The default. */
    BALANCED(Map.of()),
    /** Much activity that carries far. */
    EXCITABLE(Map.of("target_up", 0.23, "target_down", 0.12, "alpha1_base", 0.5, "alpha2_base", 1.0));

    private final Map<String, Double> changes;

    LivingPreset(Map<String, Double> changes) {
        this.changes = changes;
    }

    /** The name in commands. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The parameters of this temperament. */
    public LivingParameters parameters() {
        return LivingParameters.DEFAULT.with(changes);
    }

    /**
     * The preset of a name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static LivingPreset named(String key) {
        return Arrays.stream(values())
                .filter(preset -> preset.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "there is no preset '" + key + "'; choose calm, balanced or excitable"));
    }
}
