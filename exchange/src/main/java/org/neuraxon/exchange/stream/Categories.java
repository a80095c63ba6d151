package org.neuraxon.exchange.stream;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The categories of a column by number: as declared, or in the order in which they turn up. */
final class Categories {

    private final List<String> names = new ArrayList<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private final boolean closed;

    /** Starts without categories; new ones are added as they come. */
    Categories() {
        closed = false;
    }

    /** Holds these categories and no others. */
    Categories(List<String> declared) {
        declared.forEach(this::add);
        closed = true;
    }

    private int add(String name) {
        Integer known = numbers.putIfAbsent(name, names.size());
        if (known != null) {
            return known;
        }
        names.add(name);
        return names.size() - 1;
    }

    /** The number of a category; −1 if it is not one of those declared. */
    int number(String name) {
        Integer known = numbers.get(name);
        return known != null ? known : closed ? -1 : add(name);
    }

    List<String> names() {
        return List.copyOf(names);
    }

    int size() {
        return names.size();
    }
}
