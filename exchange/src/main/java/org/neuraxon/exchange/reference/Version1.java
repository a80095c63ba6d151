package org.neuraxon.exchange.reference;

import java.util.Map;
import java.util.Set;
import org.neuraxon.core.blueprint.BlueprintParameters;
import org.neuraxon.exchange.json.Place;

/** What is particular to files of version 1. */
final class Version1 {

    private static final Set<String> OWN_PARAMETERS =
            Set.of("connection_probability", "adaptation_rate", "neuromod_decay_rate");

    private Version1() {}

    /** The parameters of blueprint 2 with version 1's defaults where both versions have the parameter. */
    static BlueprintParameters defaults() {
        return BlueprintParameters.DEFAULT.with(Map.ofEntries(
                Map.entry("network_name", "My Neuraxon Net"),
                Map.entry("firing_threshold_excitatory", 1.0),
                Map.entry("firing_threshold_inhibitory", -1.0),
                Map.entry("spontaneous_firing_rate", 0.01),
                Map.entry("w_fast_init_min", -1.0),
                Map.entry("w_fast_init_max", 1.0),
                Map.entry("w_slow_init_min", -0.5),
                Map.entry("w_slow_init_max", 0.5),
                Map.entry("dopamine_baseline", 0.1),
                Map.entry("serotonin_baseline", 0.1),
                Map.entry("acetylcholine_baseline", 0.1),
                Map.entry("norepinephrine_baseline", 0.1)));
    }

    /** True if a network document is of version 1: it has a parameter of its own, or nothing that version 2 added. */
    static boolean isOf(Place top) {
        boolean second = top.has("version")
                || top.has("neuromodulator_system")
                || top.has("oscillators")
                || top.has("energy_usage");
        boolean ownParameter =
                top.node().path("parameters").propertyNames().stream().anyMatch(OWN_PARAMETERS::contains);
        return !second && (ownParameter || top.has("neuromodulators"));
    }
}
