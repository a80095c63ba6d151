package org.neuraxon.exchange.json;

import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.io.NumberOutput;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Writes trees as text: indented by two spaces as the reference does, numbers in the shortest form that reads back as the same number, and
 * numbers that are none as the bare NaN and Infinity of the reference. */
public final class Layout {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
            .disable(JsonWriteFeature.WRITE_NAN_AS_STRINGS)
            .build();
    private static final DefaultPrettyPrinter INDENTED = new DefaultPrettyPrinter(Separators.createDefaultInstance()
                    .withObjectNameValueSpacing(Separators.Spacing.AFTER)
                    .withArrayEmptySeparator("")
                    .withObjectEmptySeparator(""))
            .withArrayIndenter(new DefaultIndenter("  ", "\n"))
            .withObjectIndenter(new DefaultIndenter("  ", "\n"));

    private Layout() {}

    /** A tree on many lines. */
    public static String indented(JsonNode tree) {
        return MAPPER.writer().with(INDENTED).writeValueAsString(tree) + "\n";
    }

    /** A tree on one line. */
    public static String line(JsonNode tree) {
        return MAPPER.writeValueAsString(tree);
    }

    /** A number in the shortest form that reads back as the same number. */
    public static String number(double value) {
        return Double.isFinite(value) ? NumberOutput.toString(value, true) : Double.toString(value);
    }

    /** An empty object to be filled. */
    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }
}
