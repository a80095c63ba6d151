package org.neuraxon.exchange.reference;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.neuraxon.core.blueprint.Blueprint2;
import org.neuraxon.core.tissue.Layer;
import org.neuraxon.core.tissue.Ports;
import org.neuraxon.core.tissue.Projection;
import org.neuraxon.core.tissue.ProjectionParameters;
import org.neuraxon.core.tissue.Sphere;
import org.neuraxon.core.tissue.Tissue;
import org.neuraxon.exchange.json.Place;

/** Reads a multi-sphere document. */
final class TissueReader {

    private final Place top;
    private final long seed;
    private final Tissue tissue;
    private final Set<String> layers = new LinkedHashSet<>();

    private TissueReader(Place top, long seed) {
        this.top = top;
        this.seed = seed;
        this.tissue = new Tissue(top.text("name", "Neuraxon Multi-Sphere"));
    }

    static Tissue read(Place top, long seed) {
        return new TissueReader(top, seed).read();
    }

    private Tissue read() {
        top.recomputed("total_energy", "the energies of the spheres");
        top.members("layers").forEach(this::layer);
        long sphereSeed = seed;
        for (Place place : top.get("spheres").members()) {
            sphere(place, sphereSeed++);
        }
        top.members("links").forEach(this::link);
        tissue.setClock(top.whole("step_count", 0, 1L << 53, 0), top.number("time", 0));
        top.dropRest("unknown field");
        return tissue;
    }

    private void layer(Place place) {
        place.recomputed("layer_id", "its name");
        place.recomputed("sphere_ids", "the spheres");
        tissue.add(new Layer(
                place.name(),
                (int) place.whole("depth", Integer.MIN_VALUE, Integer.MAX_VALUE, 0),
                place.text("description", "")));
        layers.add(place.name());
        place.dropRest("unknown field");
    }

    private void sphere(Place place, long sphereSeed) {
        place.recomputed("sphere_id", "its name");
        String layer = place.text("layer_id", "default");
        if (layers.add(layer)) {
            top.find("layers")
                    .ifPresentOrElse(place2 -> place2.defaulted(layer, ""), () -> top.defaulted("layers", ""));
            tissue.add(new Layer(layer, 0, ""));
        }
        Blueprint2 network = NetworkReader.version2(place.get("network"), sphereSeed);
        String label = place.text("label", place.name());
        String description = place.text("description", "");
        List<String> modalities = place.find("modality_tags")
                .map(Place::texts)
                .orElseGet(() -> place.defaulted("modality_tags", List.of()));
        Ports ports = place.find("interface")
                .map(TissueReader::ports)
                .orElseGet(() -> place.defaulted("interface", new Ports(List.of(), List.of(), List.of(), List.of())));
        for (String key : new String[] {"last_user_inputs", "last_link_inputs", "last_combined_inputs"}) {
            place.drop(key, "it has no effect; kept for export until the next moment");
        }
        place.dropRest("unknown field");
        try {
            tissue.add(new Sphere(place.name(), label, layer, description, modalities, ports, network));
        } catch (IllegalArgumentException e) {
            throw place.wrong("cannot be used: " + e.getMessage(), e);
        }
    }

    private static Ports ports(Place place) {
        Ports ports = new Ports(
                neurons(place, "sensory_input_ids"),
                neurons(place, "relay_input_ids"),
                neurons(place, "relay_output_ids"),
                neurons(place, "readout_output_ids"));
        place.dropRest("unknown field");
        return ports;
    }

    private static List<Integer> neurons(Place place, String key) {
        return place.find(key)
                .map(ids -> ids.integers(0, Integer.MAX_VALUE))
                .orElseGet(() -> place.defaulted(key, List.of()));
    }

    private void link(Place place) {
        place.recomputed("link_id", "its name");
        String source = sphereId(place.get("source_sphere_id"));
        String target = sphereId(place.get("target_sphere_id"));
        List<Integer> from = place.get("source_output_ids").integers(0, Integer.MAX_VALUE);
        List<Integer> to = place.get("target_input_ids").integers(0, Integer.MAX_VALUE);
        ProjectionParameters parameters = place.find("params")
                .map(params -> ParameterReader.read(params, ProjectionParameters.DEFAULT, "unknown parameter"))
                .orElseGet(() -> place.defaulted("params", ProjectionParameters.DEFAULT));
        if (!place.document().affords((double) from.size() * to.size())) {
            throw place.wrong(
                    "joins " + from.size() + " to " + to.size() + " neurons, far more than so short a file can hold");
        }
        Optional<Place> matrix = place.find("weight_matrix");
        List<double[]> underway = place.find("delay_buffer")
                .map(TissueReader::rows)
                .orElseGet(() -> place.defaulted("delay_buffer", List.of()));
        place.dropRest("unknown field");
        try {
            double[][] weights = matrix.isPresent()
                    ? rows(matrix.get()).toArray(double[][]::new)
                    : place.defaulted("weight_matrix", fresh(place.name(), source, target, from, to, parameters));
            tissue.add(new Projection(place.name(), source, target, from, to, parameters, weights, underway));
        } catch (IllegalArgumentException e) {
            throw place.wrong("cannot be used: " + e.getMessage(), e);
        }
    }

    private double[][] fresh(
            String id,
            String source,
            String target,
            List<Integer> from,
            List<Integer> to,
            ProjectionParameters parameters) {
        return Projection.grow(id, source, target, from, to, parameters.with("delay_steps", 0), seed)
                .weights();
    }

    private String sphereId(Place place) {
        String id = place.text();
        boolean known = tissue.spheres().stream().map(Sphere::id).anyMatch(id::equals);
        if (!known) {
            throw place.wrong("names the sphere '" + id + "', which is not in the file");
        }
        return id;
    }

    private static List<double[]> rows(Place matrix) {
        List<double[]> rows = new ArrayList<>();
        for (Place row : matrix.elements()) {
            rows.add(row.numbers());
        }
        return rows;
    }
}
