package org.neuraxon.core.tissue;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.neuraxon.core.Network;
import org.neuraxon.core.model.Models;
import org.neuraxon.core.state.StateSink;
import org.neuraxon.core.state.StateSource;

/**
 * A network with ports. What arrives at an input neuron from the user and from projections is added up and quantised: +1 above 0.25, -1
 * below -0.25, else 0.
 */
public final class Sphere {

    private static final double PORT_THRESHOLD = 0.25;
    /** A current that makes an input neuron take state 0, where no current would let it keep its state. */
    private static final double WRITES_ZERO = 1e-12;

    private final String id;
    private final String label;
    private final String layer;
    private final String description;
    private final List<String> modalities;
    private final Ports ports;
    private final Network network;
    private final Map<Integer, Double> pending = new LinkedHashMap<>();
    private Map<Integer, Double> lastUser = new LinkedHashMap<>();
    private Map<Integer, Double> lastLink = new LinkedHashMap<>();
    private Map<Integer, Integer> lastCombined = new LinkedHashMap<>();

    /**
     * Gives a network its place in a tissue.
     *
     * @param layer the id of its layer
     * @param modalities what it stands for, for people
     * @throws IllegalArgumentException if a port is not an input (or output) neuron of the network
     */
    public Sphere(
            String id,
            String label,
            String layer,
            String description,
            List<String> modalities,
            Ports ports,
            Network network) {
        this.id = id;
        this.label = label;
        this.layer = layer;
        this.description = description;
        this.modalities = List.copyOf(modalities);
        this.ports = ports;
        this.network = network;
        int inputs = network.inputCount();
        int firstOutput = network.neuronCount() - network.outputCount();
        check("sensory", ports.sensory(), 0, inputs);
        check("relay input", ports.relayIn(), 0, inputs);
        check("relay output", ports.relayOut(), firstOutput, network.neuronCount());
        check("readout", ports.readout(), firstOutput, network.neuronCount());
    }

    /** The name of the sphere, unique in its tissue. */
    public String id() {
        return id;
    }

    /** The name for people. */
    public String label() {
        return label;
    }

    /** The id of its layer. */
    public String layer() {
        return layer;
    }

    /** What it is, for people. */
    public String description() {
        return description;
    }

    /** What it stands for, for people. */
    public List<String> modalities() {
        return modalities;
    }

    /** Its ports. */
    public Ports ports() {
        return ports;
    }

    /** Its network. */
    public Network network() {
        return network;
    }

    /** Adds a value to what the user gives a neuron in the next moment; even 0 makes an input neuron listen. */
    public void inject(int neuron, double value) {
        if (neuron < 0 || neuron >= network.neuronCount() || !Double.isFinite(value)) {
            throw new IllegalArgumentException("cannot inject " + value + " into neuron " + neuron + " of sphere '" + id
                    + "'; neurons are 0 to " + (network.neuronCount() - 1) + " and values finite");
        }
        pending.merge(neuron, value, Double::sum);
    }

    /** What the user gave in the last moment, by neuron. */
    public Map<Integer, Double> lastUserInputs() {
        return Collections.unmodifiableMap(lastUser);
    }

    /** What projections brought in the last moment, by neuron. */
    public Map<Integer, Double> lastLinkInputs() {
        return Collections.unmodifiableMap(lastLink);
    }

    /** The quantised input of the last moment, by input neuron. */
    public Map<Integer, Integer> lastCombinedInputs() {
        return Collections.unmodifiableMap(lastCombined);
    }

    /** Lives one moment with what the user and the projections brought. */
    void step(Map<Integer, Double> arrived) {
        Map<Integer, Integer> combined = new LinkedHashMap<>();
        for (int neuron : managed(arrived.keySet())) {
            double total = pending.getOrDefault(neuron, 0.0) + arrived.getOrDefault(neuron, 0.0);
            int quantised = total > PORT_THRESHOLD ? 1 : total < -PORT_THRESHOLD ? -1 : 0;
            combined.put(neuron, quantised);
            network.inject(neuron, quantised == 0 ? WRITES_ZERO : quantised);
        }
        pending.forEach((neuron, value) -> {
            if (!combined.containsKey(neuron)) {
                network.inject(neuron, value);
            }
        });
        lastUser = new LinkedHashMap<>(pending);
        lastLink = new LinkedHashMap<>(arrived);
        lastCombined = combined;
        pending.clear();
        network.step();
    }

    /** Writes the sphere. */
    void save(StateSink sink) {
        sink.put("label", label);
        sink.put("layer", layer);
        sink.put("description", description);
        putTexts(sink, "modality", modalities);
        putInts(sink, "sensory", ports.sensory());
        putInts(sink, "relay_in", ports.relayIn());
        putInts(sink, "relay_out", ports.relayOut());
        putInts(sink, "readout", ports.readout());
        putMap(sink, "pending", pending);
        putMap(sink, "last_user", lastUser);
        putMap(sink, "last_link", lastLink);
        putMap(sink, "last_combined", lastCombined);
        network.save(sink.into("network"));
    }

    /** Reads back what {@link #save} wrote. */
    static Sphere restored(String id, StateSource source) {
        Ports ports = new Ports(
                ints(source, "sensory"), ints(source, "relay_in"), ints(source, "relay_out"), ints(source, "readout"));
        Sphere sphere = new Sphere(
                id,
                source.getText("label"),
                source.getText("layer"),
                source.getText("description"),
                texts(source, "modality"),
                ports,
                Models.restored(source.from("network")));
        sphere.pending.putAll(map(source, "pending"));
        sphere.lastUser = map(source, "last_user");
        sphere.lastLink = map(source, "last_link");
        map(source, "last_combined").forEach((neuron, value) -> sphere.lastCombined.put(neuron, value.intValue()));
        return sphere;
    }

    private Set<Integer> managed(Set<Integer> arrived) {
        Set<Integer> managed = new LinkedHashSet<>(ports.sensory());
        managed.addAll(ports.relayIn());
        managed.addAll(arrived);
        pending.keySet().stream()
                .filter(neuron -> neuron < network.inputCount())
                .forEach(managed::add);
        return managed;
    }

    private void check(String port, List<Integer> neurons, int from, int to) {
        for (int neuron : neurons) {
            if (neuron < from || neuron >= to) {
                throw new IllegalArgumentException("the " + port + " port of sphere '" + id + "' names neuron " + neuron
                        + "; it must lie in " + from + " to " + (to - 1));
            }
        }
    }

    private static void putTexts(StateSink sink, String name, List<String> texts) {
        sink.put(name + "/count", texts.size());
        for (int i = 0; i < texts.size(); i++) {
            sink.put(name + "/" + i, texts.get(i));
        }
    }

    private static List<String> texts(StateSource source, String name) {
        int count = source.getInt(name + "/count");
        return IntStream.range(0, count)
                .mapToObj(i -> source.getText(name + "/" + i))
                .toList();
    }

    private static void putInts(StateSink sink, String name, List<Integer> values) {
        sink.put(name, values.stream().mapToInt(Integer::intValue).toArray(), values.size());
    }

    private static List<Integer> ints(StateSource source, String name) {
        return Arrays.stream(source.getInts(name)).boxed().toList();
    }

    private static void putMap(StateSink sink, String name, Map<Integer, ? extends Number> map) {
        int[] keys = map.keySet().stream().mapToInt(Integer::intValue).toArray();
        double[] values = map.values().stream().mapToDouble(Number::doubleValue).toArray();
        sink.put(name + "/neurons", keys, keys.length);
        sink.put(name + "/values", values, values.length);
    }

    private static Map<Integer, Double> map(StateSource source, String name) {
        int[] keys = source.getInts(name + "/neurons");
        double[] values = source.getDoubles(name + "/values", keys.length);
        Map<Integer, Double> map = new LinkedHashMap<>();
        for (int i = 0; i < keys.length; i++) {
            map.put(keys[i], values[i]);
        }
        return map;
    }
}
