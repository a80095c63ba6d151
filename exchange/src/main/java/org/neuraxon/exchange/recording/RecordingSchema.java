package org.neuraxon.exchange.recording;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.neuraxon.core.parameter.ParameterSet;
import org.neuraxon.core.parameter.ParameterValue;
import org.neuraxon.exchange.ExchangeException;
import org.neuraxon.exchange.json.Document;
import org.neuraxon.exchange.json.Layout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a recording is of and what its cells mean: the file {@code schema.json}.
 *
 * @param about what was recorded, in one sentence
 * @param codeVersion the code that ran
 * @param digestStart the digest of what was recorded, before the first row
 * @param facts model, seed, sizes, intervals: texts, numbers and switches by name
 * @param configuration every parameter with its value, unit and meaning
 * @param tables the tables
 */
public record RecordingSchema(
        String about,
        String codeVersion,
        String digestStart,
        Map<String, Object> facts,
        List<Setting> configuration,
        List<RecordedTable> tables) {

    /** The version of the layout that {@code docs/specs/recording.md} describes. */
    public static final int FORMAT_VERSION = 1;

    static final String FORMAT = "neuraxon-recording";

    /** Keeps its own lists. */
    public RecordingSchema {
        facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
        configuration = List.copyOf(configuration);
        tables = List.copyOf(tables);
    }

    /**
     * One parameter.
     *
     * @param key its name
     * @param group the mechanism it belongs to
     * @param value as text
     * @param unit {@code 1} for a pure number
     * @param about what it does
     */
    public record Setting(String key, String group, String value, String unit, String about) {}

    /** Every parameter of a record of parameters. */
    public static List<Setting> settings(Record parameters) {
        List<Setting> settings = new ArrayList<>();
        for (ParameterValue parameter : ParameterSet.list(parameters)) {
            Object value = parameter.value();
            settings.add(new Setting(
                    parameter.key(),
                    parameter.group(),
                    value instanceof Double number ? Cells.text(number) : String.valueOf(value),
                    parameter.description().unit(),
                    parameter.description().about()));
        }
        return settings;
    }

    /**
     * The table of a name.
     *
     * @throws ExchangeException if there is none
     */
    public RecordedTable table(String name) {
        return tables.stream()
                .filter(table -> table.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new ExchangeException("the recording has no table '" + name + "'; it has "
                        + tables.stream().map(RecordedTable::name).toList()));
    }

    String json() {
        ObjectNode root = Layout.object();
        root.put("format", FORMAT);
        root.put("format_version", FORMAT_VERSION);
        root.put("code_version", codeVersion);
        root.put("about", about);
        root.put("digest_start", digestStart);
        ObjectNode known = root.putObject("facts");
        facts.forEach((name, value) -> put(known, name, value));
        ArrayNode parameters = root.putArray("configuration");
        for (Setting setting : configuration) {
            parameters
                    .addObject()
                    .put("key", setting.key())
                    .put("group", setting.group())
                    .put("value", setting.value())
                    .put("unit", setting.unit())
                    .put("about", setting.about());
        }
        ArrayNode list = root.putArray("tables");
        for (RecordedTable table : tables) {
            ObjectNode one = list.addObject().put("name", table.name()).put("about", table.about());
            ArrayNode columns = one.putArray("columns");
            for (Quantity column : table.columns()) {
                columns.addObject()
                        .put("name", column.name())
                        .put("type", column.kind().key())
                        .put("unit", column.unit())
                        .put("about", column.about());
            }
        }
        return Layout.indented(root);
    }

    private static void put(ObjectNode node, String name, Object value) {
        if (value instanceof Boolean flag) {
            node.put(name, flag);
        } else if (value instanceof Double number) {
            node.put(name, number);
        } else if (value instanceof Number number) {
            node.put(name, number.longValue());
        } else {
            node.put(name, String.valueOf(value));
        }
    }

    static RecordingSchema read(Document document) {
        JsonNode root = document.root();
        if (!root.path("format").asString("").equals(FORMAT)) {
            throw new ExchangeException(document.origin()
                    + " does not describe a recording; give a folder that watch --record or record has written");
        }
        int version = root.path("format_version").asInt(0);
        if (version != FORMAT_VERSION) {
            throw new ExchangeException(document.origin() + " has layout " + version + " and this code reads layout "
                    + FORMAT_VERSION + "; use the code that wrote it");
        }
        try {
            Map<String, Object> facts = new LinkedHashMap<>();
            root.path("facts").properties().forEach(fact -> facts.put(fact.getKey(), plain(fact.getValue())));
            List<Setting> configuration = new ArrayList<>();
            for (JsonNode setting : root.path("configuration")) {
                configuration.add(new Setting(
                        text(setting, "key"),
                        text(setting, "group"),
                        text(setting, "value"),
                        text(setting, "unit"),
                        text(setting, "about")));
            }
            List<RecordedTable> tables = new ArrayList<>();
            for (JsonNode table : root.path("tables")) {
                List<Quantity> columns = new ArrayList<>();
                for (JsonNode column : table.path("columns")) {
                    columns.add(new Quantity(
                            text(column, "name"),
                            kind(text(column, "type")),
                            text(column, "unit"),
                            text(column, "about")));
                }
                tables.add(new RecordedTable(text(table, "name"), text(table, "about"), columns));
            }
            return new RecordingSchema(
                    text(root, "about"),
                    text(root, "code_version"),
                    text(root, "digest_start"),
                    facts,
                    configuration,
                    tables);
        } catch (IllegalArgumentException e) {
            throw new ExchangeException(document.origin() + " is not usable: " + e.getMessage(), e);
        }
    }

    private static Object plain(JsonNode value) {
        if (value.isBoolean()) {
            return value.booleanValue();
        }
        if (value.isIntegralNumber()) {
            return value.longValue();
        }
        return value.isNumber() ? (Object) value.doubleValue() : value.asString("");
    }

    private static String text(JsonNode node, String key) {
        JsonNode value = node.get(key);
        if (value == null || !value.isString()) {
            throw new IllegalArgumentException("'" + key + "' is missing or no text");
        }
        return value.stringValue();
    }

    private static Quantity.Kind kind(String key) {
        for (Quantity.Kind kind : Quantity.Kind.values()) {
            if (kind.key().equals(key)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("there are no columns of type '" + key + "'");
    }
}
