package org.neuraxon.cli;

import java.nio.file.Path;
import java.util.List;
import org.neuraxon.core.Version;
import org.neuraxon.core.state.Snapshot;
import org.neuraxon.core.state.SnapshotException;
import org.neuraxon.core.state.SnapshotFile;
import org.neuraxon.evolve.run.EvolutionFile;
import org.neuraxon.evolve.series.SeriesGenome;
import org.neuraxon.learn.Watcher;
import org.neuraxon.learn.Watching;

/** What {@code watch} keeps between runs: the watcher, the columns it watches, and how many rows it has seen. */
final class WatchMemory {

    private static final String KIND = "watch";
    private static final String RING = "ring";
    private static final String EVOLVED = "evolved";

    private final List<String> columns;
    private final Watching watcher;
    private long rows;

    WatchMemory(List<String> columns, Watching watcher) {
        this.columns = List.copyOf(columns);
        this.watcher = watcher;
    }

    List<String> columns() {
        return columns;
    }

    Watching watcher() {
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
        snapshot.put("network", watcher instanceof EvolvedWatcher ? EVOLVED : RING);
        watcher.save(snapshot.into("watcher"));
        SnapshotFile.write(snapshot, file);
    }

    /**
     * Reads what was kept and makes sure that it fits the stream; or lets a champion of evolution begin to live on it.
     *
     * @param horizon asked for; 0 for that of the file
     */
    static WatchMemory read(Path file, List<String> columns, int horizon, double alarmRate) {
        Snapshot snapshot = SnapshotFile.read(file);
        if (EvolutionFile.isChampion(snapshot)) {
            return champion(EvolutionFile.forecaster(snapshot, file.toString()), file, columns, horizon, alarmRate);
        }
        if (!snapshot.kind().equals(KIND)) {
            throw new SnapshotException(
                    file + " holds a " + snapshot.kind() + ", not what watch has kept; give a file written by --save");
        }
        List<String> known = List.of(snapshot.getText("columns").split("\n", -1));
        if (!known.equals(columns)) {
            throw new Failure(file + " was learned from " + String.join(", ", known) + " but the stream gives "
                    + String.join(", ", columns) + "; choose the same columns with --value and --inputs");
        }
        boolean evolved = snapshot.has("network") && snapshot.getText("network").equals(EVOLVED);
        WatchMemory memory = new WatchMemory(
                columns,
                evolved
                        ? EvolvedWatcher.restored(snapshot.from("watcher"))
                        : Watcher.restored(snapshot.from("watcher")));
        memory.rows = snapshot.getLong("rows");
        if (horizon > 0 && memory.watcher.settings().horizon() != horizon) {
            throw new Failure(file + " was learned with --horizon "
                    + memory.watcher.settings().horizon() + "; use the same");
        }
        return memory;
    }

    private static WatchMemory champion(
            SeriesGenome genome, Path file, List<String> columns, int horizon, double alarmRate) {
        if (columns.size() > 1) {
            throw new Failure(file + " holds a network that was evolved for one column; leave --inputs out");
        }
        if (horizon > 0 && horizon != genome.horizon()) {
            throw new Failure(file + " holds a network that was evolved to forecast " + genome.horizon()
                    + " rows ahead; leave --horizon out or give that");
        }
        return new WatchMemory(columns, new EvolvedWatcher(genome, alarmRate));
    }
}
