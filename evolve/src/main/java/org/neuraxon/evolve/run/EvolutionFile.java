package org.neuraxon.evolve.run;

import java.nio.file.Path;
import org.neuraxon.core.Version;
import org.neuraxon.core.state.Snapshot;
import org.neuraxon.core.state.SnapshotException;
import org.neuraxon.core.state.SnapshotFile;
import org.neuraxon.evolve.Evolution;
import org.neuraxon.evolve.Fitness;
import org.neuraxon.evolve.series.SeriesFitness;
import org.neuraxon.evolve.series.SeriesGenome;
import org.neuraxon.evolve.series.SeriesSpecies;
import org.neuraxon.evolve.series.SeriesTask;

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
        if (snapshot.getText("fitness").equals(SeriesFitness.NAME)) {
            throw new SnapshotException(file + " holds an evolution for a series; name its task, too");
        }
        try {
            Fitness fitness = Tasks.named(snapshot.getText("fitness"), snapshot.getLong("seed"));
            return Evolution.restored(Kinds.named(snapshot.getText("species"), fitness), fitness, snapshot);
        } catch (IllegalArgumentException e) {
            throw new SnapshotException(e.getMessage() + "; the snapshot was written by another version", e);
        }
    }

    /**
     * Reads an evolution for a series, which has to be at hand; it goes on with the seed that it began with, as if nothing had been.
     *
     * @param task the rows that it saw before, and how forecasts of them are scored
     * @throws SnapshotException if the file is none, or its champion does not reach on these rows what it had reached
     */
    public static Evolution read(Path file, SeriesTask task) {
        Snapshot snapshot = SnapshotFile.read(file);
        if (!snapshot.kind().equals(CHECKPOINT)
                || !snapshot.getText("species").equals(SeriesSpecies.NAME)
                || !snapshot.getText("fitness").equals(SeriesFitness.NAME)) {
            throw new SnapshotException(
                    file + " holds no evolution of " + SeriesSpecies.NAME + " for " + SeriesFitness.NAME);
        }
        long seed = snapshot.getLong("seed");
        Evolution evolution =
                Evolution.restored(new SeriesSpecies(seed, task.horizon()), new SeriesFitness(task, seed), snapshot);
        if (evolution.evaluations() > 0
                && evolution.again() != evolution.champion().fitness()) {
            throw new SnapshotException(file + " holds an evolution on other rows: its champion reached "
                    + evolution.champion().fitness() + " there and reaches " + evolution.again()
                    + " on these; give the task and the --keep-back that it began with");
        }
        return evolution;
    }

    /** Writes a network that forecasts, wherever it comes from, as a champion. */
    public static void writeChampion(SeriesGenome genome, Path file) {
        Snapshot snapshot = new Snapshot(CHAMPION, Version.CODE);
        snapshot.put("species", SeriesSpecies.NAME);
        snapshot.put("fitness", SeriesFitness.NAME);
        genome.save(snapshot.into("genome"));
        SnapshotFile.write(snapshot, file);
    }

    /** Whether a snapshot holds a champion. */
    public static boolean isChampion(Snapshot snapshot) {
        return snapshot.kind().equals(CHAMPION);
    }

    /**
     * The network that forecasts in a champion's snapshot.
     *
     * @param origin what to call the snapshot in a sentence
     * @throws SnapshotException if it holds something else
     */
    public static SeriesGenome forecaster(Snapshot snapshot, String origin) {
        if (!isChampion(snapshot)) {
            throw new SnapshotException(origin + " holds a " + snapshot.kind() + ", not a champion");
        }
        String species = snapshot.getText("species");
        if (!species.equals(SeriesSpecies.NAME)) {
            throw new SnapshotException(origin + " holds a champion of the species " + species + ", evolved for "
                    + snapshot.getText("fitness")
                    + "; only networks evolved for a series ('neuraxon evolve --task') forecast one");
        }
        return SeriesGenome.restored(snapshot.from("genome"));
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
