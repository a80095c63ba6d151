package org.neuraxon.evolve.run;

import java.nio.file.Path;
import org.neuraxon.core.Version;
import org.neuraxon.core.state.Snapshot;
import org.neuraxon.core.state.SnapshotException;
import org.neuraxon.core.state.SnapshotFile;
import org.neuraxon.evolve.Evolution;
import org.neuraxon.evolve.Fitness;

/** Evolutions in files, and what came of them. Writing is atomic: a crash leaves the last good file. */
public final class EvolutionFile {

    private static final String CHECKPOINT = "evolution";
    private static final String CHAMPION = "champion";

    private EvolutionFile() {}

    /** Writes everything, between two generations. */
    public static void write(Evolution evolution, Path file) {
        Snapshot snapshot = new Snapshot(CHECKPOINT, Version.CODE);
        evolution.save(snapshot);
        SnapshotFile.write(snapshot, file);
    }

    /**
     * Reads an evolution that then goes on as if nothing had been.
     *
     * @throws SnapshotException if the file is not one
     */
    public static Evolution read(Path file) {
        Snapshot snapshot = SnapshotFile.read(file);
        if (!snapshot.kind().equals(CHECKPOINT)) {
            throw new SnapshotException(file + " holds a " + snapshot.kind()
                    + ", not an evolution; give a file that was written by --checkpoint");
        }
        try {
            Fitness fitness = Tasks.named(snapshot.getText("fitness"), snapshot.getLong("seed"));
            return Evolution.restored(Kinds.named(snapshot.getText("species"), fitness), fitness, snapshot);
        } catch (IllegalArgumentException e) {
            throw new SnapshotException(e.getMessage() + "; the snapshot was written by another version", e);
        }
    }

    /** Writes the fittest genome with what it is and what it is for. */
    public static void writeChampion(Evolution evolution, Path file) {
        Snapshot snapshot = new Snapshot(CHAMPION, Version.CODE);
        snapshot.put("species", evolution.species().name());
        snapshot.put("fitness", evolution.fitness().name());
        snapshot.put("seed", evolution.seed());
        snapshot.put("number", evolution.champion().number());
        snapshot.put("reached", evolution.champion().fitness());
        evolution.champion().genome().save(snapshot.into("genome"));
        SnapshotFile.write(snapshot, file);
    }
}
