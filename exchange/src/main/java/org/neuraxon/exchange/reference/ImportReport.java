package org.neuraxon.exchange.reference;

import java.util.List;
import org.neuraxon.exchange.Fate;
import org.neuraxon.exchange.ImportedField;

/**
 * What an import did with every field of a file.
 *
 * @param kind what the file holds: {@code v1}, {@code v2} or {@code multisphere}
 * @param fields in the order in which the file was read
 */
public record ImportReport(String kind, List<ImportedField> fields) {

    /** Keeps its own list. */
    public ImportReport {
        fields = List.copyOf(fields);
    }

    /** The fields with one fate. */
    public List<ImportedField> with(Fate fate) {
        return fields.stream().filter(field -> field.fate() == fate).toList();
    }

    /** How many values had this fate. */
    public long count(Fate fate) {
        return with(fate).stream().mapToLong(ImportedField::count).sum();
    }
}
