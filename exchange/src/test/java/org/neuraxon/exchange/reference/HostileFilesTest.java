package org.neuraxon.exchange.reference;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.neuraxon.exchange.ExchangeException;
import org.neuraxon.exchange.GoldenFiles;
import org.neuraxon.exchange.json.Document;
import org.neuraxon.exchange.trajectory.Replay;
import org.neuraxon.exchange.trajectory.Trajectory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Whatever a file holds, it is read or refused in one sentence; it never hangs and never brings the program down. */
class HostileFilesTest {

    private static final byte[] ZIPPED = GoldenFiles.carried("v2-no-chrono.json.gz");
    private static final JsonNode GOLDEN = Document.parse(ZIPPED, "golden").root();
    private static final byte[] NETWORK = GOLDEN.get("initial").toString().getBytes(StandardCharsets.UTF_8);
    private static final String[] STRANGE = {
        "null",
        "true",
        "-1",
        "0",
        "1e308",
        "-1e308",
        "2147483648",
        "9007199254740993",
        "1e-320",
        "0.5",
        "\"x\"",
        "[]",
        "{}",
        "[[1]]",
        "{\"tonic\": 1}",
        "123456789012345678901234567890",
        "10000000"
    };

    @Property(tries = 500)
    void randomBytes(@ForAll @Size(max = 300) byte[] content) {
        attempt(content);
    }

    @Property(tries = 100)
    void cutGzip(@ForAll @IntRange(max = 200_000) int length) {
        attempt(Arrays.copyOf(ZIPPED, Math.min(length, ZIPPED.length - 1)));
    }

    @Property(tries = 100)
    void cutText(@ForAll @IntRange(max = 200_000) int length) {
        attempt(Arrays.copyOf(NETWORK, Math.min(length, NETWORK.length - 1)));
    }

    @Property(tries = 150)
    void changedBytes(@ForAll long seed) {
        Random random = new Random(seed);
        byte[] content = NETWORK.clone();
        for (int i = 0; i < 1 + random.nextInt(4); i++) {
            content[random.nextInt(content.length)] = (byte) "0123456789-+eE.,:[]{}\"ntf ".charAt(random.nextInt(26));
        }
        attempt(content);
    }

    @Property(tries = 250)
    void changedValues(@ForAll long seed) {
        JsonNode network = GOLDEN.get("initial").deepCopy();
        change(network, new Random(seed));
        attempt(network.toString().getBytes(StandardCharsets.UTF_8));
    }

    @Property(tries = 60)
    void changedTrajectories(@ForAll long seed) {
        ObjectNode trajectory = (ObjectNode) GOLDEN.deepCopy();
        Random random = new Random(seed);
        change(trajectory, random);
        try {
            Replay.play(Trajectory.parse(trajectory.toString().getBytes(StandardCharsets.UTF_8), "changed"));
        } catch (ExchangeException e) {
            understand(e);
        }
    }

    private static void attempt(byte[] content) {
        try {
            Imported imported = ReferenceImport.parse(content, "hostile", 1);
            ReferenceExport.json(imported.snapshot(), "hostile");
            if (imported instanceof ImportedNetwork network) {
                network.network().step(2);
            }
        } catch (ExchangeException e) {
            understand(e);
        }
    }

    private static void understand(ExchangeException e) {
        if (e.getMessage().contains("\n") || e.getMessage().contains("Exception")) {
            throw new AssertionError("not a sentence for a person: " + e.getMessage(), e);
        }
    }

    /** Replaces or removes a value somewhere, the deeper the rarer. */
    private static void change(JsonNode top, Random random) {
        JsonNode node = top;
        while (true) {
            List<JsonNode> deeper = new ArrayList<>(node.values());
            deeper.removeIf(child -> !child.isContainer() || child.isEmpty());
            if (deeper.isEmpty() || random.nextInt(4) == 0) {
                break;
            }
            node = deeper.get(random.nextInt(deeper.size()));
        }
        JsonNode strange = Document.parse(
                        ("{\"v\":" + STRANGE[random.nextInt(STRANGE.length)] + "}").getBytes(StandardCharsets.UTF_8),
                        "")
                .root()
                .get("v");
        if (node instanceof ObjectNode object) {
            List<String> names = new ArrayList<>(object.propertyNames());
            String name = names.get(random.nextInt(names.size()));
            if (random.nextInt(5) == 0) {
                object.remove(name);
            } else {
                object.set(name, strange);
            }
        } else if (node instanceof ArrayNode array && !array.isEmpty()) {
            array.set(random.nextInt(array.size()), strange);
        }
    }
}
