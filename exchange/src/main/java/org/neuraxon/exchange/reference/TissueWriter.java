package org.neuraxon.exchange.reference;

import java.util.List;
import java.util.Map;
import org.neuraxon.core.blueprint.Blueprint2;
import org.neuraxon.core.parameter.ParameterSet;
import org.neuraxon.core.tissue.Layer;
import org.neuraxon.core.tissue.Ports;
import org.neuraxon.core.tissue.Projection;
import org.neuraxon.core.tissue.Sphere;
import org.neuraxon.core.tissue.Tissue;
import org.neuraxon.exchange.ExchangeException;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes a tissue as the reference saves several spheres. */
final class TissueWriter {

    private final Tissue tissue;

    TissueWriter(Tissue tissue) {
        this.tissue = tissue;
    }

    /** Fills an empty object. */
    ObjectNode write(ObjectNode top) {
        top.put("name", tissue.name());
        top.put("time", tissue.time());
        top.put("step_count", tissue.steps());
        double energy = 0;
        for (Sphere sphere : tissue.spheres()) {
            energy += blueprint(sphere).energy();
        }
        top.put("total_energy", energy);
        ObjectNode layers = top.putObject("layers");
        tissue.layers().forEach(layer -> layer(layers.putObject(layer.id()), layer));
        ObjectNode spheres = top.putObject("spheres");
        tissue.spheres().forEach(sphere -> sphere(spheres.putObject(sphere.id()), sphere));
        ObjectNode links = top.putObject("links");
        tissue.projections().forEach(projection -> link(links.putObject(projection.id()), projection));
        return top;
    }

    private void layer(ObjectNode object, Layer layer) {
        object.put("layer_id", layer.id());
        object.put("depth", layer.depth());
        object.put("description", layer.description());
        ArrayNode ids = object.putArray("sphere_ids");
        tissue.spheres().stream()
                .filter(sphere -> sphere.layer().equals(layer.id()))
                .forEach(sphere -> ids.add(sphere.id()));
    }

    private static void sphere(ObjectNode object, Sphere sphere) {
        object.put("sphere_id", sphere.id());
        object.put("label", sphere.label());
        object.put("layer_id", sphere.layer());
        ArrayNode modalities = object.putArray("modality_tags");
        sphere.modalities().forEach(modalities::add);
        object.put("description", sphere.description());
        Ports ports = sphere.ports();
        ObjectNode entries = object.putObject("interface");
        integers(entries.putArray("sensory_input_ids"), ports.sensory());
        integers(entries.putArray("relay_input_ids"), ports.relayIn());
        integers(entries.putArray("relay_output_ids"), ports.relayOut());
        integers(entries.putArray("readout_output_ids"), ports.readout());
        numbers(object.putObject("last_user_inputs"), sphere.lastUserInputs());
        numbers(object.putObject("last_link_inputs"), sphere.lastLinkInputs());
        ObjectNode combined = object.putObject("last_combined_inputs");
        sphere.lastCombinedInputs().forEach((neuron, state) -> combined.put(neuron.toString(), state));
        new NetworkWriter(blueprint(sphere)).write(object.putObject("network"));
    }

    private static void link(ObjectNode object, Projection projection) {
        object.put("link_id", projection.id());
        object.put("source_sphere_id", projection.source());
        object.put("target_sphere_id", projection.target());
        integers(object.putArray("source_output_ids"), projection.from());
        integers(object.putArray("target_input_ids"), projection.to());
        ObjectNode parameters = object.putObject("params");
        ParameterSet.list(projection.parameters()).forEach(parameter -> NetworkWriter.put(parameters, parameter));
        rows(object.putArray("weight_matrix"), List.of(projection.weights()));
        rows(object.putArray("delay_buffer"), projection.underway());
    }

    private static void numbers(ObjectNode object, Map<Integer, Double> map) {
        map.forEach((neuron, value) -> object.put(neuron.toString(), value));
    }

    private static void integers(ArrayNode array, List<Integer> values) {
        values.forEach(array::add);
    }

    private static void rows(ArrayNode array, List<double[]> rows) {
        for (double[] row : rows) {
            ArrayNode line = array.addArray();
            for (double value : row) {
                line.add(value);
            }
        }
    }

    private static Blueprint2 blueprint(Sphere sphere) {
        if (sphere.network() instanceof Blueprint2 blueprint) {
            return blueprint;
        }
        throw new ExchangeException(
                "sphere '" + sphere.id() + "' is a " + sphere.network().model()
                        + " network, which the reference does not know; only blueprint-2 networks can be exported");
    }
}
