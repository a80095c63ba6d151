package org.neuraxon.cli;

import java.nio.file.Path;
import java.util.List;
import org.neuraxon.core.Version;
import org.neuraxon.core.state.Snapshot;
import org.neuraxon.core.state.SnapshotException;
import org.neuraxon.core.state.SnapshotFile;
import org.neuraxon.learn.Watcher;

/** What {@code watch} keeps between runs: the watcher, the columns it watches, and how many rows it has seen. */
final class WatchMemory {

    private static final String KIND = "watch";

    private final List<String> columns;
    private final Watcher watcher;
    private long rows;

    WatchMemory(List<String> columns, Watcher watcher) {
        this.columns = List.copyOf(columns);
        this.watcher = watcher;
    }

    List<String> columns() {
        return columns;
    }

    Watcher watcher() {
        return watcher;
    }

    /** The number of the row just seen, from 0 over all runs. */
    long nextRow() {
        return rows++;
    }

    long rows() {
        return rows;
    }

    /** Writes everything atomically. */
    void write(Path file) {
        Snapshot snapshot = new Snapshot(KIND, Version.CODE);
        snapshot.put("columns", String.join("\n", columns));
        snapshot.put("rows", rows);
        watcher.save(snapshot.into("watcher"));
        SnapshotFile.write(snapshot, file);
    }

    /** Reads what was kept and makes sure that it fits the stream. */
    static WatchMemory read(Path file, List<String> columns, int horizon) {
        Snapshot snapshot = SnapshotFile.read(file);
        if (!snapshot.kind().equals(KIND)) {
            throw new SnapshotException(
                    file + " holds a " + snapshot.kind() + ", not what watch has kept; give a file written by --save");
        }
        List<String> known = List.of(snapshot.getText("columns").split("\n", -1));
        if (!known.equals(columns)) {
            throw new Failure(file + " was learned from " + String.join(", ", known) + " but the stream gives "
                    + String.join(", ", columns) + "; choose the same columns with --value and --inputs");
        }
        WatchMemory memory = new WatchMemory(columns, Watcher.restored(snapshot.from("watcher")));
        memory.rows = snapshot.getLong("rows");
        if (memory.watcher.settings().horizon() != horizon) {
            throw new Failure(file + " was learned with --horizon "
                    + memory.watcher.settings().horizon() + "; use the same");
        }
        return memory;
    }
}
