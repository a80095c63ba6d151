package org.neuraxon.exchange.json;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.neuraxon.exchange.ExchangeException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A JSON text that was read: its tree, what to call it in messages, and how long it was. Plain or gzipped; every number is finite.
 *
 * @param origin the file's name, for messages
 * @param bytes the length of the text
 */
public record Document(String origin, JsonNode root, long bytes) {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();
    private static final long SMALLEST_LIMIT = 16L << 20;
    private static final int HEAP_SHARE = 8;
    private static final int GZIP_FIRST = 0x1f;
    private static final int GZIP_SECOND = 0x8b;
    /** How many values a document may ask for without bringing them along. */
    private static final long FREE_VALUES = 4_000_000;
    /** How many values each byte of a document may ask for. */
    private static final long VALUES_PER_BYTE = 10;

    /** Reads a file. */
    public static Document read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return parse(in, file.toString());
        } catch (NoSuchFileException e) {
            throw new ExchangeException("there is no file " + file + "; check the path", e);
        } catch (IOException e) {
            throw new ExchangeException(
                    "cannot read " + file + " (" + reason(e) + "); check that it is a readable file", e);
        }
    }

    /** Reads bytes. */
    public static Document parse(byte[] content, String origin) {
        try {
            return parse(new ByteArrayInputStream(content), origin);
        } catch (IOException e) {
            throw new ExchangeException("cannot read " + origin + " (" + reason(e) + ")", e);
        }
    }

    /**
     * True if the text is long enough to ask for so many values. A network's size is claimed by a few digits, and nothing in a short text
     * can fill a large one.
     */
    public boolean affords(double values) {
        return values <= FREE_VALUES + (double) VALUES_PER_BYTE * bytes;
    }

    private static Document parse(InputStream source, String origin) throws IOException {
        byte[] content = limited(source, origin);
        if (content.length > 1 && (content[0] & 0xff) == GZIP_FIRST && (content[1] & 0xff) == GZIP_SECOND) {
            content = unzip(content, origin);
        }
        JsonNode root;
        try {
            root = MAPPER.readTree(content);
        } catch (JacksonException e) {
            throw new ExchangeException(
                    origin + " is not sound JSON" + at(e.getLocation())
                            + " (it may be cut short or of another kind); use a good copy",
                    e);
        }
        if (!root.isObject()) {
            throw new ExchangeException(
                    origin + " is not a network or a trajectory: a JSON object is needed at its top");
        }
        String broken = notFinite(root);
        if (broken != null) {
            throw new ExchangeException(
                    origin + ": " + broken.substring(1)
                            + " is not a finite number; the network that was saved had run out of bounds, so use an earlier copy");
        }
        return new Document(origin, root, content.length);
    }

    private static String at(@Nullable TokenStreamLocation location) {
        return location == null ? "" : " at line " + location.getLineNr() + ", column " + location.getColumnNr();
    }

    private static byte[] unzip(byte[] content, String origin) {
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(content))) {
            return limited(in, origin);
        } catch (IOException e) {
            throw new ExchangeException(origin + " is a damaged or cut gzip file; use a good copy", e);
        }
    }

    private static byte[] limited(InputStream in, String origin) throws IOException {
        long limit = Math.min(
                Integer.MAX_VALUE - 16L,
                Math.max(SMALLEST_LIMIT, Runtime.getRuntime().maxMemory() / HEAP_SHARE));
        byte[] content = in.readNBytes((int) limit + 1);
        if (content.length > limit) {
            throw new ExchangeException(origin + " holds more than " + (limit >> 20)
                    + " MB of text, too much for the memory that Java has; give it more (-Xmx)");
        }
        return content;
    }

    private static @Nullable String notFinite(JsonNode node) {
        if (node.isNumber()) {
            return Double.isFinite(node.asDouble(Double.NaN)) ? null : "";
        }
        if (node.isObject()) {
            for (Map.Entry<String, JsonNode> property : node.properties()) {
                String below = notFinite(property.getValue());
                if (below != null) {
                    return "." + property.getKey() + below;
                }
            }
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                String below = notFinite(node.get(i));
                if (below != null) {
                    return "[" + i + "]" + below;
                }
            }
        }
        return null;
    }

    static String kind(JsonNode node) {
        if (node.isNull()) {
            return "null";
        }
        return (node.isContainer() ? "an " : "a ") + node.getNodeType().name().toLowerCase(Locale.ROOT);
    }

    private static String reason(IOException e) {
        String message = e.getMessage();
        return message == null ? e.getClass().getSimpleName() : message;
    }
}
