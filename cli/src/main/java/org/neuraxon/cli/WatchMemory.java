package org.neuraxon.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.neuraxon.core.Network;
import org.neuraxon.core.Version;
import org.neuraxon.core.state.Snapshot;
import org.neuraxon.core.state.SnapshotException;
import org.neuraxon.core.state.SnapshotFile;
import org.neuraxon.core.state.StateSource;
import org.neuraxon.evolve.run.EvolutionFile;
import org.neuraxon.evolve.series.SeriesGenome;
import org.neuraxon.learn.EncodedWatcher;
import org.neuraxon.learn.Watcher;
import org.neuraxon.learn.WatcherSettings;
import org.neuraxon.learn.Watching;

/**
 * What {@code watch} keeps between runs: a watcher for each column it watches, the columns (those watched first, then the inputs), and how
 * many rows it has seen.
 */
final class WatchMemory {

    private static final String KIND = "watch";
    private static final String RING = "ring";
    private static final String EVOLVED = "evolved";
    private static final String ENCODED = "encoded";
    /** Bytes on top of what a watcher has in a snapshot, as a share: objects, arrays that are written once and held twice. */
    private static final double OVERHEAD = 1.3;
    /** A snapshot is read as one array. */
    private static final long LARGEST_FILE = Integer.MAX_VALUE - 4096L;

    private final Hearing hearing;
    private final List<Watching> watchers;
    private long rows;

    private WatchMemory(Hearing hearing, List<Watching> watchers) {
        this.hearing = hearing;
        this.watchers = List.copyOf(watchers);
    }

    /**
     * Starts without experience.
     *
     * @param hearing the columns to watch and their inputs, and how they are heard
     * @param saves whether it will be written: a copy is held meanwhile
     * @throws Failure if so many watchers do not fit into memory, or into a file
     */
    static WatchMemory begin(Hearing hearing, WatcherSettings settings, boolean saves) {
        int count = hearing.values().size();
        List<Watching> watchers = new ArrayList<>(count);
        watchers.add(watcher(hearing, 0, settings));
        if (count > 1) {
            refuseTooMany(watchers.get(0), count, saves);
        }
        while (watchers.size() < count) {
            watchers.add(watcher(hearing, watchers.size(), settings));
        }
        return new WatchMemory(hearing, watchers);
    }

    private static Watching watcher(Hearing hearing, int column, WatcherSettings settings) {
        return hearing.isPlain()
                ? new Watcher(settings)
                : new EncodedWatcher(settings, hearing.values().get(column), hearing.all());
    }

    private static void refuseTooMany(Watching first, int count, boolean saves) {
        Snapshot one = new Snapshot(KIND, Version.CODE);
        first.save(one.into("watcher"));
        long file = (long) SnapshotFile.bytes(one).length * count;
        double needed = file * (saves ? OVERHEAD + 1 : OVERHEAD);
        long there = Runtime.getRuntime().maxMemory();
        String neurons = first.settings().neurons() == 0 ? "" : ", or take fewer --neurons (0 needs least)";
        if (needed > there) {
            throw new Failure(String.format(
                    "%d columns with %d neurons each need %.0f MB and Java may use %.0f; give it more, for instance"
                            + " NEURAXON_OPTS=-Xmx%dm%s",
                    count,
                    first.settings().neurons(),
                    needed / 1e6,
                    there / 1e6,
                    (long) (needed * 1.3 / 1e6),
                    neurons));
        }
        if (saves && file > LARGEST_FILE) {
            throw new Failure(String.format(
                    "%d columns with %d neurons each would make a file of %.0f MB, and at most %.0f can be read again;"
                            + " watch fewer in one run%s",
                    count, first.settings().neurons(), file / 1e6, LARGEST_FILE / 1e6, neurons));
        }
    }

    /** The columns: those watched, then their inputs. */
    List<String> columns() {
        return hearing.columns();
    }

    /** How they are heard. */
    Hearing hearing() {
        return hearing;
    }

    /** How many columns are watched. */
    int count() {
        return watchers.size();
    }

    /** The watcher of the only column, or the first. */
    Watching watcher() {
        return watchers.get(0);
    }

    /** The watcher of a column. */
    Watching watcher(int column) {
        return watchers.get(column);
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
        snapshot.put("columns", String.join("\n", oneLine(columns())));
        snapshot.put("rows", rows);
        if (watchers.size() > 1) {
            snapshot.put("watched", watchers.size());
        }
        snapshot.put(
                "network",
                watcher() instanceof EvolvedWatcher ? EVOLVED : watcher() instanceof EncodedWatcher ? ENCODED : RING);
        if (!hearing.isPlain()) {
            snapshot.put("heard", hearing.text());
        }
        for (int i = 0; i < watchers.size(); i++) {
            watchers.get(i).save(snapshot.into(name(i)));
        }
        SnapshotFile.write(snapshot, file);
    }

    private static String name(int column) {
        return column == 0 ? "watcher" : "watcher_" + column;
    }

    /** The names as they are kept: a header in quotes may hold line breaks. */
    private static List<String> oneLine(List<String> names) {
        return names.stream().map(name -> name.replaceAll("\\R", " ")).toList();
    }

    /** Whether {@code watch} wrote a snapshot. */
    static boolean isWatch(Snapshot snapshot) {
        return snapshot.kind().equals(KIND);
    }

    /** The network that a watch of one column lives with. */
    static Network network(Snapshot snapshot, Path file) {
        int watched = snapshot.has("watched") ? snapshot.getInt("watched") : 1;
        if (watched > 1) {
            throw new Failure(
                    file + " holds " + watched + " networks, one for each column it watches; one is asked for");
        }
        return watcher(snapshot, 0, null).network();
    }

    private static Watching watcher(Snapshot snapshot, int column, @Nullable Double alarmRate) {
        StateSource source = snapshot.from(name(column));
        return switch (snapshot.has("network") ? snapshot.getText("network") : RING) {
            case EVOLVED ->
                alarmRate == null ? EvolvedWatcher.restored(source) : EvolvedWatcher.restored(source, alarmRate);
            case ENCODED ->
                alarmRate == null ? EncodedWatcher.restored(source) : EncodedWatcher.restored(source, alarmRate);
            default -> alarmRate == null ? Watcher.restored(source) : Watcher.restored(source, alarmRate);
        };
    }

    /**
     * Reads what was kept and makes sure that it fits the stream; or lets a champion of evolution begin to live on it.
     *
     * @param hearing the columns that the stream gives, and how they are to be heard
     * @param horizon the horizon asked for; null: that of the file
     * @param neurons the neurons asked for; null: those of the file
     * @param alarmRate the alarm rate from now on; null: that of the file, or the usual one of a champion
     */
    static WatchMemory read(
            Path file,
            Hearing hearing,
            @Nullable Integer horizon,
            @Nullable Integer neurons,
            @Nullable Double alarmRate) {
        List<String> columns = hearing.columns();
        int count = hearing.values().size();
        Snapshot snapshot = SnapshotFile.read(file);
        if (EvolutionFile.isChampion(snapshot)) {
            if (neurons != null) {
                throw new Failure(file + " holds a network that was evolved with its neurons; leave --neurons out");
            }
            return champion(
                    EvolutionFile.forecaster(snapshot, file.toString()),
                    file,
                    hearing,
                    horizon == null ? 0 : horizon,
                    alarmRate == null ? WatcherSettings.standard().alarmRate() : alarmRate);
        }
        if (!snapshot.kind().equals(KIND)) {
            throw new SnapshotException(
                    file + " holds a " + snapshot.kind() + ", not what watch has kept; give a file written by --save");
        }
        List<String> known = List.of(snapshot.getText("columns").split("\n", -1));
        int watched = snapshot.has("watched") ? snapshot.getInt("watched") : 1;
        if (!known.equals(oneLine(columns)) || watched != count) {
            throw new Failure(file + " was learned from " + list(known, watched) + " but the stream gives "
                    + list(columns, count) + "; choose the same columns with --value and --inputs");
        }
        String heard = snapshot.has("heard") ? snapshot.getText("heard") : "numbers";
        if (!heard.equals(hearing.text())) {
            throw new Failure(file + " was learned from " + heard + " and is now to hear " + hearing.text()
                    + "; give the same --log, --difference, --counter, --category and --calendar");
        }
        List<Watching> watchers = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            watchers.add(watcher(snapshot, i, alarmRate));
        }
        WatchMemory memory = new WatchMemory(hearing, watchers);
        memory.rows = snapshot.getLong("rows");
        WatcherSettings was = memory.watcher().settings();
        if (horizon != null && was.horizon() != horizon) {
            throw new Failure(file + " was learned with --horizon " + was.horizon() + "; use the same");
        }
        if (neurons != null && was.neurons() != neurons) {
            throw new Failure(file + " was learned with --neurons " + was.neurons() + "; use the same or leave it out");
        }
        return memory;
    }

    private static WatchMemory champion(
            SeriesGenome genome, Path file, Hearing hearing, int horizon, double alarmRate) {
        if (!hearing.isPlain()) {
            throw new Failure(
                    file + " holds a network that was evolved for numbers as they are; leave out what makes it hear "
                            + hearing.text());
        }
        if (hearing.columns().size() > 1) {
            throw new Failure(
                    file + " holds a network that was evolved for one column; watch one column and leave --inputs out");
        }
        if (horizon > 0 && horizon != genome.horizon()) {
            throw new Failure(file + " holds a network that was evolved to forecast " + genome.horizon()
                    + " rows ahead; leave --horizon out or give that");
        }
        return new WatchMemory(hearing, List.of(new EvolvedWatcher(genome, alarmRate)));
    }

    private static String list(List<String> columns, int watched) {
        String values = shortened(columns.subList(0, Math.min(watched, columns.size())));
        List<String> inputs = columns.subList(Math.min(watched, columns.size()), columns.size());
        return inputs.isEmpty() ? values : values + " with inputs " + shortened(inputs);
    }

    private static String shortened(List<String> names) {
        return names.size() <= 20
                ? String.join(", ", names)
                : String.join(", ", names.subList(0, 20)) + " and " + (names.size() - 20) + " more";
    }
}
