package org.neuraxon.exchange.trajectory;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.neuraxon.core.Modulator;
import org.neuraxon.exchange.ExchangeException;
import org.neuraxon.exchange.json.Document;
import org.neuraxon.exchange.json.Ledger;
import org.neuraxon.exchange.json.Place;

/**
 * A golden trajectory: a saved network, a schedule of stimuli, and what the reference made of it, step by step, without random events.
 */
public final class Trajectory {

    private static final String FORMAT = "neuraxon-trajectory";
    private static final long LARGEST = 1L << 31;

    private final Place top;
    private final String kind;
    private final String name;
    private final List<Place> trinary;
    private final Map<Integer, List<Event>> events = new HashMap<>();
    private final List<Segment> external = new ArrayList<>();
    private final Map<Integer, List<Place>> checkpoints = new HashMap<>();

    private Trajectory(Place top) {
        this.top = top;
        kind = top.get("kind").text();
        name = top.text("name", "");
        trinary = top.get("trinary").elements();
        long steps = top.get("steps").whole(0, LARGEST);
        if (steps != trinary.size()) {
            throw top.get("steps").wrong("is " + steps + " but 'trinary' has " + trinary.size() + " entries");
        }
        top.elements("events").forEach(this::event);
        top.elements("external").forEach(this::segment);
        for (Place checkpoint : top.elements("checkpoints")) {
            int step = checkpoint.get("step").integer(1, Math.max(1, trinary.size()));
            checkpoints.computeIfAbsent(step, s -> new ArrayList<>()).add(checkpoint);
        }
    }

    /** Reads a trajectory file, plain or gzipped. */
    public static Trajectory read(Path file) {
        return of(Document.read(file));
    }

    /**
     * Reads a trajectory from bytes.
     *
     * @param origin what to call them in messages
     */
    public static Trajectory parse(byte[] content, String origin) {
        return of(Document.parse(content, origin));
    }

    /** Which rules apply: {@code v1}, {@code v2} or {@code multisphere}. */
    public String kind() {
        return kind;
    }

    /** The name of the configuration. */
    public String name() {
        return name;
    }

    /** The number of steps. */
    public int steps() {
        return trinary.size();
    }

    Place initial() {
        return top.get("initial").object();
    }

    /** The states after a step, counted from 0. */
    Place trinary(int step) {
        return trinary.get(step);
    }

    List<Event> events(int step) {
        return events.getOrDefault(step, List.of());
    }

    /** The external input of a step for a sphere, or for the only network if the sphere's name is empty. */
    Map<Integer, Double> external(int step, String sphere) {
        Map<Integer, Double> inputs = new LinkedHashMap<>();
        for (Segment segment : external) {
            if (segment.covers(step) && segment.sphere().equals(sphere)) {
                inputs.putAll(segment.inputs());
            }
        }
        return inputs;
    }

    /** The checkpoints after so many completed steps. */
    List<Place> checkpoints(int completed) {
        return checkpoints.getOrDefault(completed, List.of());
    }

    private static Trajectory of(Document document) {
        Place top = Place.top(document, new Ledger());
        if (!top.has("format") || !top.get("format").node().asString("").equals(FORMAT)) {
            throw new ExchangeException(document.origin() + " is no golden trajectory (its 'format' is not '" + FORMAT
                    + "'); to read a saved network, import it");
        }
        top.get("format_version").integer(1, 1);
        return new Trajectory(top);
    }

    private void event(Place place) {
        int at = place.get("at").integer(0, Integer.MAX_VALUE);
        Optional<Event> event = switch (place.get("op").text()) {
            case "set_input_states" ->
                Optional.of(new Event.SetInputStates(place.get("values").integers(-1, 1).stream()
                        .mapToInt(Integer::intValue)
                        .toArray()));
            case "modulate", "set_global_modulator" -> modulation(place);
            default -> throw place.get("op").wrong("is an operation that this version does not know");
        };
        event.ifPresent(
                known -> events.computeIfAbsent(at, step -> new ArrayList<>()).add(known));
    }

    /** Unknown neuromodulators are ignored, as the reference does. */
    private static Optional<Event> modulation(Place place) {
        List<String> spheres = place.find("spheres")
                .filter(list -> !list.isNull())
                .map(Place::texts)
                .orElse(List.of());
        double level = place.get("level").number();
        return Modulator.named(place.get("name").text())
                .map(modulator -> new Event.Modulate(modulator, level, spheres));
    }

    private void segment(Place place) {
        Map<Integer, Double> inputs = new LinkedHashMap<>();
        for (Place input : place.get("inputs").members()) {
            try {
                inputs.put(Integer.parseInt(input.name()), input.number());
            } catch (NumberFormatException e) {
                throw input.wrong("is not named by the number of a neuron", e);
            }
        }
        String sphere = place.find("sphere").map(Place::text).orElse("");
        external.add(new Segment(
                place.get("from").whole(-LARGEST, LARGEST), place.get("to").whole(-LARGEST, LARGEST), sphere, inputs));
    }
}
