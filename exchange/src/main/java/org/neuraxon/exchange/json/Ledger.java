package org.neuraxon.exchange.json;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.neuraxon.exchange.Fate;
import org.neuraxon.exchange.ImportedField;

/** Counts what became of the fields of a document. Elements of an array share one ledger, so do things in an object that are told by name. */
public final class Ledger {

    private record Entry(Fate fate, String reason) {}

    private final String path;
    private final Map<String, Ledger> children = new LinkedHashMap<>();
    private final Map<String, Ledger> strangers = new LinkedHashMap<>();
    private final Map<Entry, Integer> counts = new LinkedHashMap<>();

    /** Starts the ledger of a whole document. */
    public Ledger() {
        this("");
    }

    private Ledger(String path) {
        this.path = path;
    }

    /** Every field with its fates. */
    public List<ImportedField> fields() {
        return stream().toList();
    }

    Ledger field(String key) {
        return children.computeIfAbsent(key, k -> new Ledger(below(k)));
    }

    Ledger elements() {
        return children.computeIfAbsent("[]", k -> new Ledger(path + "[]"));
    }

    /** The ledger of a field that no reader ever asked for. */
    Optional<Ledger> stranger(String key) {
        return children.containsKey(key)
                ? Optional.empty()
                : Optional.of(strangers.computeIfAbsent(key, k -> new Ledger(below(k))));
    }

    private String below(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    void note(Fate fate, String reason) {
        counts.merge(new Entry(fate, reason), 1, Integer::sum);
    }

    private Stream<ImportedField> stream() {
        Stream<ImportedField> own = counts.entrySet().stream()
                .map(entry -> new ImportedField(
                        path,
                        entry.getKey().fate(),
                        entry.getValue(),
                        entry.getKey().reason()));
        return Stream.concat(
                own,
                Stream.of(children, strangers)
                        .flatMap(map -> map.values().stream())
                        .flatMap(Ledger::stream));
    }
}
