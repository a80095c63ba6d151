package org.neuraxon.exchange.json;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.neuraxon.exchange.ExchangeException;
import org.neuraxon.exchange.Fate;
import tools.jackson.databind.JsonNode;

/**
 * A value in a document, with the way to it. It reads itself as what the caller needs or fails with a sentence that says where, and notes
 * in a {@link Ledger} what became of it.
 */
public final class Place {

    private static final double LARGEST_EXACT = 1L << 53;

    private final Document document;
    private final @Nullable Place parent;
    private final String step;
    private final JsonNode node;
    private final Ledger ledger;

    private Place(Document document, @Nullable Place parent, String step, JsonNode node, Ledger ledger) {
        this.document = document;
        this.parent = parent;
        this.step = step;
        this.node = node;
        this.ledger = ledger;
    }

    /** The top of a document. */
    public static Place top(Document document, Ledger ledger) {
        return new Place(document, null, "", document.root(), ledger);
    }

    /** The same place with a ledger that starts here. */
    public Place startingHere(Ledger fresh) {
        return new Place(document, parent, step, node, fresh);
    }

    /** The document it belongs to. */
    public Document document() {
        return document;
    }

    /** The value as it stands. */
    public JsonNode node() {
        return node;
    }

    /** The key or position under which it stands. */
    public String name() {
        return step;
    }

    /** The way to it from the top, for instance {@code neurons.hidden[3].health}. */
    public String path() {
        if (parent == null) {
            return "";
        }
        String before = parent.path();
        return step.startsWith("[") || before.isEmpty() ? before + step : before + "." + step;
    }

    /** True if there is a value under the key. */
    public boolean has(String key) {
        return node.isObject() && node.has(key);
    }

    /** The value under a key, if there is one. */
    public Optional<Place> find(String key) {
        Ledger own = object().ledger.field(key);
        JsonNode found = node.get(key);
        return found == null ? Optional.empty() : Optional.of(new Place(document, this, key, found, own));
    }

    /** The value under a key that must be there. */
    public Place get(String key) {
        return find(key).orElseThrow(() -> wrong("has no '" + key + "'"));
    }

    /** The elements of an array. */
    public List<Place> elements() {
        return elements(ledger.elements());
    }

    private List<Place> elements(Ledger shared) {
        if (!node.isArray()) {
            throw mustBe("an array");
        }
        List<Place> elements = new ArrayList<>(node.size());
        for (int i = 0; i < node.size(); i++) {
            elements.add(new Place(document, this, "[" + i + "]", node.get(i), shared));
        }
        return elements;
    }

    /** The things in an object, told by their names. */
    public List<Place> members() {
        Ledger shared = object().ledger.field("*");
        List<Place> members = new ArrayList<>(node.size());
        for (Map.Entry<String, JsonNode> property : node.properties()) {
            members.add(new Place(document, this, property.getKey(), property.getValue(), shared));
        }
        return members;
    }

    /** The fields of an object, each with a ledger of its own. */
    public List<Place> fields() {
        object();
        return node.propertyNames().stream().map(this::get).toList();
    }

    /** Itself, if it is an object. */
    public Place object() {
        if (!node.isObject()) {
            throw mustBe("an object");
        }
        return this;
    }

    /** True if it is null. */
    public boolean isNull() {
        return node.isNull();
    }

    /** A real number. */
    public double number() {
        if (!node.isNumber()) {
            throw mustBe("a number");
        }
        return mapped(node.doubleValue());
    }

    /** A whole number between two bounds, both allowed. */
    public long whole(long least, long most) {
        double value = number();
        if (value != Math.rint(value) || value < least || value > most || Math.abs(value) > LARGEST_EXACT) {
            throw wrong("must be a whole number from " + least + " to " + most + " but is " + node);
        }
        return (long) value;
    }

    /** A whole number that fits an int, between two bounds, both allowed. */
    public int integer(int least, int most) {
        return (int) whole(least, most);
    }

    /** A switch: true, false, or a number other than 0. */
    public boolean flag() {
        if (!node.isBoolean() && !node.isNumber()) {
            throw mustBe("true or false");
        }
        return mapped(node.isBoolean() ? node.booleanValue() : node.doubleValue() != 0);
    }

    /** A text. */
    public String text() {
        if (!node.isString()) {
            throw mustBe("a text");
        }
        return mapped(node.stringValue());
    }

    /** An array of numbers. */
    public double[] numbers() {
        if (!node.isArray()) {
            throw mustBe("an array of numbers");
        }
        double[] numbers = new double[node.size()];
        for (int i = 0; i < numbers.length; i++) {
            JsonNode element = node.get(i);
            if (!element.isNumber()) {
                throw new Place(document, this, "[" + i + "]", element, ledger).mustBe("a number");
            }
            numbers[i] = element.doubleValue();
        }
        return mapped(numbers);
    }

    /** An array of whole numbers between two bounds. */
    public List<Integer> integers(int least, int most) {
        return mapped(
                elements(new Ledger()).stream().map(e -> e.integer(least, most)).toList());
    }

    /** An array of texts. */
    public List<String> texts() {
        return mapped(elements(new Ledger()).stream().map(Place::text).toList());
    }

    /** The number under a key, or another one if there is none. */
    public double number(String key, double otherwise) {
        return find(key).map(Place::number).orElseGet(() -> defaulted(key, otherwise));
    }

    /** The switch under a key, or another one if there is none. */
    public boolean flag(String key, boolean otherwise) {
        return find(key).map(Place::flag).orElseGet(() -> defaulted(key, otherwise));
    }

    /** The text under a key, or another one if there is none. */
    public String text(String key, String otherwise) {
        return find(key).map(Place::text).orElseGet(() -> defaulted(key, otherwise));
    }

    /** The whole number under a key, or another one if there is none. */
    public long whole(String key, long least, long most, long otherwise) {
        return find(key).map(p -> p.whole(least, most)).orElseGet(() -> defaulted(key, otherwise));
    }

    /** The elements of the array under a key; none if there is no such key. */
    public List<Place> elements(String key) {
        return find(key).map(Place::elements).orElseGet(() -> defaulted(key, List.<Place>of()));
    }

    /** The things in the object under a key; none if there is no such key. */
    public List<Place> members(String key) {
        return find(key).map(Place::members).orElseGet(() -> defaulted(key, List.<Place>of()));
    }

    /** Notes that the network got a value which the file does not have. */
    public <T> T defaulted(String key, T value) {
        ledger.field(key).note(Fate.DEFAULTED, "the file has none");
        return value;
    }

    /** Notes that the value under a key, if there is one, is not kept. */
    public void drop(String key, String reason) {
        find(key).ifPresent(place -> place.dropped(reason));
    }

    /** Notes that the value under a key, if there is one, follows from others. */
    public void recomputed(String key, String from) {
        find(key).ifPresent(place -> place.ledger.note(Fate.MAPPED, "computed again from " + from));
    }

    /** Notes that this value is not kept. */
    public void dropped(String reason) {
        ledger.note(Fate.DROPPED, reason);
    }

    /** Notes that every field which nobody asked for is not kept. */
    public void dropRest(String reason) {
        for (String key : object().node.propertyNames()) {
            ledger.stranger(key).ifPresent(field -> field.note(Fate.DROPPED, reason));
        }
    }

    /** A failure that names this place. */
    public ExchangeException wrong(String what) {
        return new ExchangeException(sentence(what));
    }

    /** A failure that names this place, with its cause. */
    public ExchangeException wrong(String what, RuntimeException cause) {
        return new ExchangeException(sentence(what), cause);
    }

    private String sentence(String what) {
        String path = path();
        return document.origin() + ": " + (path.isEmpty() ? "the top object" : path) + " " + what
                + "; correct the file or save the network again";
    }

    private ExchangeException mustBe(String what) {
        return wrong("must be " + what + " but is " + Document.kind(node));
    }

    private <T> T mapped(T value) {
        ledger.note(Fate.MAPPED, "");
        return value;
    }
}
