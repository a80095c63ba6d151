package org.neuraxon.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.neuraxon.core.Mechanism;
import org.neuraxon.core.Network;
import org.neuraxon.core.living.LivingNetwork;
import org.neuraxon.core.living.LivingPreset;
import org.neuraxon.core.model.Models;
import org.neuraxon.core.state.Snapshot;
import org.neuraxon.core.state.SnapshotFile;
import org.neuraxon.core.tissue.Sphere;
import org.neuraxon.core.tissue.Tissue;
import org.neuraxon.lab.subject.Shape;
import org.neuraxon.lab.subject.Subjects;
import picocli.CommandLine.Option;

/** What {@code vitals} and {@code record} share: which network, how large, from which seed, without which mechanisms. */
final class NetworkOptions {

    private static final int PORTS = 10;
    private static final int LEAST_NEURONS = 3 * PORTS;

    @Option(
            names = "--model",
            paramLabel = "NAME",
            description = "living, blueprint2, ring or plastic (default: ${DEFAULT-VALUE})")
    private String model = LivingNetwork.MODEL;

    @Option(
            names = "--preset",
            paramLabel = "NAME",
            description = "temperament of the living model: calm, balanced or excitable (default: balanced)")
    private @Nullable String preset;

    @Option(
            names = "--neurons",
            paramLabel = "N",
            description = "neurons, 10 of them inputs and 10 outputs (default: ${DEFAULT-VALUE})")
    private int neurons = 300;

    @Option(names = "--seed", paramLabel = "S", description = "what everything depends on (default: ${DEFAULT-VALUE})")
    private long seed = 1;

    @Option(
            names = "--load",
            paramLabel = "FILE",
            description = "the network of a snapshot, or of a brain that watch has saved, instead of a new one")
    private @Nullable Path load;

    @Option(
            names = "--without",
            paramLabel = "MECHANISM",
            split = ",",
            description = "mechanisms to switch off before it lives, for instance homeostasis,fatigue")
    private List<String> without = List.of();

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "a parameter of the living model, for instance topology=random or rhythm_strength=0.2; may be"
                    + " given again")
    private Map<String, String> changes = Map.of();

    long seed() {
        return seed;
    }

    /** Whether the network comes from a snapshot. */
    boolean loaded() {
        return load != null;
    }

    /** The tissue in the snapshot to load; empty if there is a network in it, or nothing is loaded. */
    Optional<Tissue> tissue() {
        if (load == null) {
            return Optional.empty();
        }
        Snapshot snapshot = SnapshotFile.read(load);
        if (!snapshot.kind().equals(Tissue.KIND)) {
            return Optional.empty();
        }
        Tissue tissue = Tissue.restored(snapshot);
        for (Sphere sphere : tissue.spheres()) {
            without.forEach(name -> sphere.network().ablate(mechanism(sphere.network(), name)));
        }
        return Optional.of(tissue);
    }

    /** The network asked for. */
    Network network() {
        if (load != null && !changes.isEmpty()) {
            throw new Failure("--set is for a new network, and --load brings one", ExitCode.USAGE);
        }
        Network network = load == null ? grown() : loaded(load);
        without.forEach(name -> network.ablate(mechanism(network, name)));
        return network;
    }

    /** A network by itself, or the one that {@code watch} lives with. */
    private static Network loaded(Path file) {
        Snapshot snapshot = SnapshotFile.read(file);
        return WatchMemory.isWatch(snapshot) ? WatchMemory.network(snapshot, file) : Models.restored(snapshot);
    }

    /** What a recording should know beside the network itself. */
    Map<String, Object> notes() {
        Map<String, Object> notes = new LinkedHashMap<>();
        if (load != null) {
            notes.put("snapshot", String.valueOf(load.getFileName()));
        } else if (model.equals(LivingNetwork.MODEL)) {
            notes.put("preset", preset == null ? LivingPreset.BALANCED.key() : preset);
        }
        return notes;
    }

    private static Mechanism mechanism(Network network, String name) {
        return network.mechanisms().stream()
                .filter(mechanism -> mechanism.name().equalsIgnoreCase(name.strip()))
                .findFirst()
                .orElseThrow(() -> new Failure(
                        "the model " + network.model() + " has no mechanism '" + name + "'; it has "
                                + network.mechanisms().stream()
                                        .map(mechanism -> mechanism.name().toLowerCase(Locale.ROOT))
                                        .collect(Collectors.joining(", ")),
                        ExitCode.USAGE));
    }

    private Map<String, Object> changes() {
        Map<String, Object> typed = new LinkedHashMap<>();
        changes.forEach((key, text) -> {
            try {
                typed.put(key, Double.valueOf(text));
            } catch (NumberFormatException notANumber) {
                typed.put(key, text);
            }
        });
        return typed;
    }

    private Network grown() {
        if (neurons < LEAST_NEURONS || neurons > 1_000_000) {
            throw new Failure(
                    "--neurons is " + neurons + " and must be " + LEAST_NEURONS + " to 1000000", ExitCode.USAGE);
        }
        Shape shape = new Shape(PORTS, neurons - 2 * PORTS, PORTS);
        try {
            if (model.equals(LivingNetwork.MODEL)) {
                return LivingNetwork.grow(
                        LivingPreset.named(preset == null ? LivingPreset.BALANCED.key() : preset)
                                .parameters()
                                .with(Map.of(
                                        "num_input_neurons", shape.inputs(),
                                        "num_hidden_neurons", shape.hidden(),
                                        "num_output_neurons", shape.outputs()))
                                .with(changes()),
                        seed);
            }
            if (!changes.isEmpty()) {
                throw new Failure("--set is for the model living, not for " + model, ExitCode.USAGE);
            }
            if (preset != null) {
                throw new Failure("--preset is for the model living, not for " + model, ExitCode.USAGE);
            }
            return Subjects.named(model).grow(shape, seed);
        } catch (IllegalArgumentException e) {
            throw new Failure(String.valueOf(e.getMessage()), ExitCode.USAGE);
        }
    }
}
