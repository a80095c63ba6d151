package org.neuraxon.cli;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.neuraxon.upow.Hex;
import org.neuraxon.upow.task.SeriesFile;
import org.neuraxon.upow.task.Task;
import org.neuraxon.upow.task.TaskFile;
import org.neuraxon.upow.task.Topology;
import org.neuraxon.upow.task.WorkFile;

/** What is in a task, for people and for programs. */
final class TaskText {

    private TaskText() {}

    static String of(Path name, WorkFile file) {
        return file instanceof SeriesFile series ? of(name, series) : of(name, (TaskFile) file);
    }

    static JsonLine json(WorkFile file) {
        return file instanceof SeriesFile series ? json(series) : json((TaskFile) file);
    }

    private static String of(Path name, SeriesFile file) {
        return String.format(
                        "%s: a series of %d rows to forecast (algorithm neuraxon), hash sound%n",
                        name, file.values().length)
                + String.format("  forecast: %d rows ahead%n", file.horizon())
                + String.format(
                        "  a score: %d pieces of %d rows, the first %d of each do not count; noise %s standard"
                                + " deviations%n",
                        file.windows(), file.windowRows(), file.warmUp(), file.noise())
                + String.format(
                        "  values: %s to %s%n",
                        Arrays.stream(file.values()).min().orElse(Double.NaN),
                        Arrays.stream(file.values()).max().orElse(Double.NaN))
                + String.format("  hash: %s%n", Hex.of(file.hash()));
    }

    private static JsonLine json(SeriesFile file) {
        return new JsonLine()
                .put("kind", "series")
                .put("algorithm", SeriesFile.ALGORITHM)
                .put("rows", file.values().length)
                .put("horizon", file.horizon())
                .put("windows", file.windows())
                .put("window_rows", file.windowRows())
                .put("warm_up", file.warmUp())
                .put("noise", file.noise())
                .put("hash", Hex.of(file.hash()));
    }

    private static String of(Path name, TaskFile file) {
        Task task = file.task();
        Topology topology = task.topology();
        long[] outputs = outputs(task);
        return String.format("%s: a task of %d rows, hashes sound%n", name, task.rows())
                + String.format("  a row: %d input trits, 1 output trit%n", task.width())
                + String.format(
                        "  neurons: %d, of which %d can be heard; 3 neighbours each%n",
                        topology.population(), topology.cone().cardinality())
                + String.format(
                        "  inputs on %s; output %d; signal %d%n",
                        Arrays.stream(topology.inputs())
                                .mapToObj(Integer::toString)
                                .collect(Collectors.joining(" ")),
                        topology.output(),
                        topology.signal())
                + String.format(
                        "  output trits: %d times 0, %d times 1, %d times 2%n", outputs[0], outputs[1], outputs[2])
                + String.format("  hash of the wiring: %s%n", Hex.of(file.topologyHash()))
                + String.format("  hash of the rows:   %s%n", Hex.of(file.dataHash()));
    }

    private static JsonLine json(TaskFile file) {
        Task task = file.task();
        Topology topology = task.topology();
        long[] outputs = outputs(task);
        return new JsonLine()
                .put("kind", "task")
                .put("rows", task.rows())
                .put("input_trits", task.width())
                .put("population", topology.population())
                .put("heard", topology.cone().cardinality())
                .put("inputs", Arrays.stream(topology.inputs()).asDoubleStream().toArray())
                .put("output", topology.output())
                .put("signal", topology.signal())
                .put("output_trits", new double[] {outputs[0], outputs[1], outputs[2]})
                .put("topology_hash", Hex.of(file.topologyHash()))
                .put("data_hash", Hex.of(file.dataHash()));
    }

    private static long[] outputs(Task task) {
        long[] counts = new long[3];
        for (int row = 0; row < task.rows(); row++) {
            counts[task.output(row)]++;
        }
        return counts;
    }
}
