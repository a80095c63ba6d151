package org.neuraxon.upow.bpp;

import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.neuraxon.upow.Vectors;
import org.neuraxon.upow.pool.Pool;
import org.neuraxon.upow.task.Task;
import org.neuraxon.upow.task.TaskFile;

/** The small tasks with their settings and starts. */
enum Cases {
    A("small-a", new Setting(24, 2000, 20)),
    B("small-b", new Setting(16, 1000, 30)),
    C("small-c", new Setting(40, 3000, 25));

    private static final byte[] SEED =
            HexFormat.of().parseHex("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f");

    final String file;
    final Setting setting;

    Cases(String file, Setting setting) {
        this.file = file;
        this.setting = setting;
    }

    Task task() {
        return TaskFile.parse(Vectors.carried("small/" + file + ".task")).task();
    }

    List<Map<String, String>> table(String kind) {
        return Vectors.table("small/" + file + "-" + kind + ".csv");
    }

    /** The starts of all 64 cases. */
    List<Start> starts() {
        return starts(table("scores"), task(), setting, SEED);
    }

    static List<Start> starts(List<Map<String, String>> rows, Task task, Setting setting, byte[] miningSeed) {
        StartBatch batch = new StartBatch(task.topology().population(), setting);
        for (Map<String, String> row : rows) {
            String key = row.containsKey("public_key") ? row.get("public_key") : row.get("publickey");
            batch.add(Vectors.hex(key), new Nonce(Vectors.hex(row.get("nonce"))));
        }
        return batch.from(new Pool(miningSeed));
    }
}
