package org.neuraxon.upow.vector;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.neuraxon.upow.bpp.Nonce;
import org.neuraxon.upow.bpp.Scorer;
import org.neuraxon.upow.bpp.Search;
import org.neuraxon.upow.bpp.Setting;
import org.neuraxon.upow.bpp.SlicedScorer;
import org.neuraxon.upow.bpp.StartBatch;
import org.neuraxon.upow.pool.Pool;
import org.neuraxon.upow.task.Task;
import org.neuraxon.upow.task.TaskFile;
import org.neuraxon.upow.task.Topology;

/**
 * How long an evaluation of the public task takes: time for ten million window-ticks, both kernels in turn, on one thread; on a machine that does something
 * else the best ones tell more than the median. It asserts that the scores are equal, and no time; the twelve networks are those that the searches of the public node's cases end with.
 */
class KernelCheck {

    private static final int ROUNDS = 3;
    private static final int SAMPLED = 16;
    private static final double TICKS = 1e7;

    @Test
    void evaluationsOfThePublicTask() throws Exception {
        Path folder = VectorScorerTest.publicFolder();
        Assumptions.assumeTrue(Files.isDirectory(folder), "the public node's files are not here");
        Task task = TaskFile.parse(Files.readAllBytes(folder.resolve("bpp9000.task")))
                .task();
        Scorer vector = new VectorScorer(task, Setting.PUBLIC);
        Scorer plain = new SlicedScorer(task, Setting.PUBLIC);
        List<byte[]> networks = networks(task, Files.readAllLines(folder.resolve("mainnet.csv")), vector);
        double[] vectorTimes = new double[ROUNDS * networks.size()];
        double[] plainTimes = new double[ROUNDS * networks.size()];
        for (int i = 0; i < vectorTimes.length; i++) {
            byte[] network = networks.get(i % networks.size());
            double ticks = ticks(task, network);
            long start = System.nanoTime();
            long score = vector.score(network);
            long between = System.nanoTime();
            assertThat(plain.score(network)).isEqualTo(score);
            plainTimes[i] = (System.nanoTime() - between) * TICKS / ticks / 1e6;
            vectorTimes[i] = (between - start) * TICKS / ticks / 1e6;
        }
        print("plain", plainTimes);
        print("vector", vectorTimes);
    }

    private static List<byte[]> networks(Task task, List<String> cases, Scorer scorer) {
        HexFormat hex = HexFormat.of();
        StartBatch batch = new StartBatch(task.topology().population(), Setting.PUBLIC);
        for (String line : cases.subList(1, cases.size())) {
            String[] cells = line.split(",");
            batch.add(hex.parseHex(cells[1]), new Nonce(hex.parseHex(cells[2])));
        }
        Pool pool = new Pool(hex.parseHex(cases.get(1).split(",")[0]));
        Search search = new Search(task.topology(), scorer);
        return batch.from(pool).stream()
                .map(search::run)
                .map(outcome -> outcome.tables())
                .toList();
    }

    /** How many ticks all windows live together, from every sixteenth of them. */
    private static double ticks(Task task, byte[] tables) {
        Topology topology = task.topology();
        int[] inputs = topology.inputs();
        int[] neighbours = topology.neighbours();
        byte[] samples = task.inputs();
        int window = Setting.PUBLIC.window();
        long ticks = 0;
        byte[] state = new byte[topology.population()];
        byte[] next = new byte[topology.population()];
        for (int first = 0; first < task.rows() - window; first += SAMPLED) {
            Arrays.fill(state, (byte) 2);
            for (int fed = 0; state[topology.signal()] != 2 || fed < window; ticks++) {
                int row = state[topology.signal()] == 2 ? first + fed++ : -1;
                for (int i = 0; i < inputs.length; i++) {
                    state[inputs[i]] = row < 0 ? 2 : samples[row * inputs.length + i];
                }
                for (int neuron : topology.tableNeurons()) {
                    int read = Topology.READ * neuron;
                    int entry =
                            state[neighbours[read]] + 3 * state[neighbours[read + 1]] + 9 * state[neighbours[read + 2]];
                    next[neuron] = tables[Topology.ENTRIES * neuron + entry];
                }
                for (int neuron : topology.tableNeurons()) {
                    state[neuron] = next[neuron];
                }
            }
        }
        return (double) SAMPLED * ticks;
    }

    private static void print(String name, double[] times) {
        Arrays.sort(times);
        System.out.printf(
                "%s: %.1f ms for ten million window-ticks (best %.1f, quartiles %.1f to %.1f)%n",
                name, times[times.length / 2], times[0], times[times.length / 4], times[3 * times.length / 4]);
    }
}
