package org.neuraxon.exchange.reference;

import java.util.Optional;
import org.neuraxon.core.Modulator;
import org.neuraxon.core.blueprint.Blueprint2;
import org.neuraxon.core.blueprint.BlueprintParameters;
import org.neuraxon.core.blueprint.Receptor;
import org.neuraxon.core.blueprint.Rhythms;
import org.neuraxon.exchange.json.Place;

/** Reads neuromodulators, receptors and rhythms. */
final class ModulationReader {

    private final Blueprint2 network;
    private final long seed;

    ModulationReader(Blueprint2 network, long seed) {
        this.network = network;
        this.seed = seed;
    }

    void read(Place top, boolean first) {
        Optional<Place> system = top.find("neuromodulator_system");
        Optional<Place> levels = system.flatMap(place -> place.find("levels"));
        if (levels.isPresent()) {
            levels(levels.get());
            top.recomputed("neuromodulators", "the levels");
        } else {
            top.find("neuromodulators").ifPresentOrElse(this::sums, () -> top.defaulted("neuromodulators", ""));
        }
        system.flatMap(place -> place.find("receptors"))
                .ifPresentOrElse(this::receptors, () -> top.defaulted("neuromodulator_system", ""));
        system.ifPresent(place -> place.dropRest("unknown field"));
        Optional<Place> oscillators = top.find("oscillators");
        oscillators.ifPresent(this::oscillators);
        if (oscillators.isEmpty() || !oscillators.get().has("bands")) {
            top.defaulted("oscillators", first ? "" : "bands");
            freshRhythms();
        }
    }

    private void levels(Place levels) {
        for (Modulator modulator : Modulator.values()) {
            Optional<Place> place = levels.find(modulator.symbol());
            if (place.isPresent()) {
                network.modulators().tonic.values[modulator.ordinal()] =
                        place.get().get("tonic").number();
                network.modulators().phasic.values[modulator.ordinal()] =
                        place.get().get("phasic").number();
                place.get().dropRest("unknown field");
            } else {
                levels.defaulted(modulator.symbol(), "");
            }
        }
        levels.dropRest("unknown neuromodulator");
    }

    private void sums(Place sums) {
        for (Modulator modulator : Modulator.values()) {
            double baseline = network.modulators().tonic.values[modulator.ordinal()];
            network.modulators().tonic.values[modulator.ordinal()] = sums.number(modulator.key(), baseline);
        }
        sums.dropRest("unknown neuromodulator");
    }

    private void receptors(Place receptors) {
        for (Receptor receptor : Receptor.values()) {
            receptors
                    .find(receptor.key())
                    .ifPresentOrElse(place -> receptor(place, receptor), () -> receptors.defaulted(receptor.key(), ""));
        }
        receptors.dropRest("unknown receptor");
    }

    private void receptor(Place place, Receptor receptor) {
        network.receptors().activation.values[receptor.ordinal()] = place.number("activation", 0);
        for (String key : new String[] {"name", "parent_modulator", "threshold", "gain", "slope", "is_tonic"}) {
            place.recomputed(key, "the model and its parameters");
        }
        place.dropRest("unknown field");
    }

    private void oscillators(Place place) {
        double coupling = network.ambient().coupling.values[0];
        network.ambient().coupling.values[0] = place.number("coupling", coupling);
        for (Place band : place.members("bands")) {
            network.rhythms()
                    .add(
                            band.name(),
                            band.get("freq").number(),
                            band.get("phase").number(),
                            band.get("amplitude").number());
            band.dropRest("unknown field");
        }
        place.dropRest("unknown field");
    }

    /** The rhythms of a new network; the reference draws their phases, and so does the seed here. */
    private void freshRhythms() {
        BlueprintParameters nothing = BlueprintParameters.DEFAULT
                .with("num_input_neurons", 0)
                .with("num_hidden_neurons", 0)
                .with("num_output_neurons", 0);
        Rhythms fresh = Blueprint2.grow(nothing, seed).rhythms();
        network.rhythms().clear();
        for (int band = 0; band < fresh.count(); band++) {
            network.rhythms()
                    .add(
                            fresh.names().get(band),
                            fresh.frequency.values[band],
                            fresh.phase.values[band],
                            fresh.amplitude.values[band]);
        }
    }
}
