package org.neuraxon.exchange.recording;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.neuraxon.exchange.ExchangeException;
import org.neuraxon.exchange.json.Document;
import org.neuraxon.exchange.json.Layout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * How a recording ended: the file {@code end.json}. A recording without it was killed or is still being written.
 *
 * @param complete whether everything that was asked for is there
 * @param why why it ended, in one sentence
 * @param digestEnd the digest of what was recorded, after the last row
 * @param parts the files of each table
 */
public record RecordingEnd(boolean complete, String why, String digestEnd, Map<String, List<Part>> parts) {

    /**
     * A file of a table.
     *
     * @param file its name
     * @param rows rows in it, the header left out
     * @param bytes its length
     */
    public record Part(String file, long rows, long bytes) {}

    String json() {
        ObjectNode root = Layout.object();
        root.put("complete", complete);
        root.put("why", why);
        root.put("digest_end", digestEnd);
        ObjectNode tables = root.putObject("tables");
        parts.forEach((table, files) -> {
            ArrayNode list = tables.putArray(table);
            for (Part part : files) {
                list.addObject()
                        .put("file", part.file())
                        .put("rows", part.rows())
                        .put("bytes", part.bytes());
            }
        });
        return Layout.indented(root);
    }

    static RecordingEnd read(Document document) {
        JsonNode root = document.root();
        Map<String, List<Part>> parts = new LinkedHashMap<>();
        root.path("tables").properties().forEach(table -> {
            List<Part> files = new ArrayList<>();
            for (JsonNode part : table.getValue()) {
                files.add(new Part(
                        part.path("file").asString(""),
                        part.path("rows").asLong(-1),
                        part.path("bytes").asLong(-1)));
            }
            parts.put(table.getKey(), files);
        });
        if (!root.path("complete").isBoolean() || !root.path("digest_end").isString()) {
            throw new ExchangeException(document.origin() + " does not say how the recording ended; remove it, and the"
                    + " recording is read as one that was interrupted");
        }
        return new RecordingEnd(
                root.path("complete").booleanValue(),
                root.path("why").asString(""),
                root.path("digest_end").stringValue(),
                parts);
    }
}
