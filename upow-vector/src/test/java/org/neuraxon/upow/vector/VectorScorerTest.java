package org.neuraxon.upow.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.neuraxon.upow.UpowException;
import org.neuraxon.upow.bpp.Kernels;
import org.neuraxon.upow.bpp.Nonce;
import org.neuraxon.upow.bpp.ScalarScorer;
import org.neuraxon.upow.bpp.Scorer;
import org.neuraxon.upow.bpp.Search;
import org.neuraxon.upow.bpp.Setting;
import org.neuraxon.upow.bpp.StartBatch;
import org.neuraxon.upow.pool.Pool;
import org.neuraxon.upow.task.Task;
import org.neuraxon.upow.task.TaskFile;
import org.neuraxon.upow.task.Topology;

class VectorScorerTest {

    /** Random worlds: columns of two or three values, constant or equal ones, neighbours that repeat, few or many windows. */
    private record World(Task task, Setting setting, byte[] tables) {

        static World of(long seed) {
            SplittableRandom random = new SplittableRandom(seed);
            int population = 8 << random.nextInt(4);
            int width = 1 + random.nextInt(Math.min(14, population - 3));
            int[] shuffled = new int[population];
            for (int i = 0; i < population; i++) {
                int j = random.nextInt(i + 1);
                shuffled[i] = shuffled[j];
                shuffled[j] = i;
            }
            int[] inputs = java.util.Arrays.copyOf(shuffled, width);
            int[] neighbours = random.ints(3L * population, 0, population).toArray();
            Topology topology = new Topology(population, inputs, shuffled[width], shuffled[width + 1], neighbours);
            int window = random.nextInt(random.nextBoolean() ? 4 : 40);
            int rows = window + 1 + random.nextInt(random.nextBoolean() ? 20 : 3 * Words.WINDOWS);
            byte[] data = new byte[rows * width];
            int[] values = random.ints(width, 1, 4).toArray();
            int[] same = random.ints(width, -2, width).toArray();
            for (int i = 0; i < data.length; i++) {
                int column = i % width;
                boolean copied = same[column] >= 0 && same[column] < column;
                data[i] = copied ? data[i - column + same[column]] : (byte) random.nextInt(values[column]);
            }
            byte[] outputs = new byte[rows];
            for (int i = 0; i < rows; i++) {
                outputs[i] = (byte) random.nextInt(3);
            }
            byte[] tables = new byte[Topology.ENTRIES * population];
            int often = random.nextInt(4);
            for (int i = 0; i < tables.length; i++) {
                boolean signal = i / Topology.ENTRIES == topology.signal();
                tables[i] = (byte) (signal && random.nextInt(4) < often ? 2 : random.nextInt(3));
            }
            int[] limits = {0, 1, window, 3 * window + 5, 400};
            return new World(
                    new Task(topology, data, outputs), new Setting(window, limits[random.nextInt(5)], 1), tables);
        }
    }

    @Property(tries = 400)
    void itGivesTheScoresOfTheDefinition(@ForAll long seed) {
        World world = World.of(seed);
        long score = new ScalarScorer(world.task, world.setting).score(world.tables);
        Scorer scorer = new VectorScorer(world.task, world.setting);
        assertThat(scorer.score(world.tables)).isEqualTo(score);
        // What it was asked before leaves no trace, and whoever names a limit learns whether it is passed.
        assertThat(scorer.score(new byte[world.tables.length], 3)).isGreaterThanOrEqualTo(0);
        assertThat(scorer.score(world.tables, score)).isEqualTo(score);
        if (score > 0) {
            assertThat(scorer.score(world.tables, score - 1)).isGreaterThanOrEqualTo(score - 1 + 1);
        }
    }

    @Test
    void theRandomWorldsAreOfEveryKind() {
        int finished = 0;
        int many = 0;
        for (int seed = 0; seed < 100; seed++) {
            World world = World.of(seed);
            boolean ends = new ScalarScorer(world.task, world.setting).score(world.tables) != Scorer.UNFINISHED;
            finished += ends ? 1 : 0;
            many += ends && world.task.rows() - world.setting.window() > Words.WINDOWS ? 1 : 0;
        }
        assertThat(finished).isBetween(25, 75);
        assertThat(many).isGreaterThan(5);
    }

    /** Where the public node's files lie, if they are here. */
    static Path publicFolder() {
        Path here = Path.of("").toAbsolutePath();
        Path repository = Files.isDirectory(here.resolve("upow")) ? here : here.getParent();
        return repository.resolveSibling("shared/conformance/upow/qubic-bpp9000");
    }

    @Test
    void aWholeSearchOfThePublicTaskEndsAsThePublicNodeSays() throws Exception {
        Path folder = publicFolder();
        Assumptions.assumeTrue(Files.isDirectory(folder), "the public node's files are not here");
        Task task = TaskFile.parse(Files.readAllBytes(folder.resolve("bpp9000.task")))
                .task();
        List<String> lines = Files.readAllLines(folder.resolve("mainnet.csv"));
        String[] cells = lines.get(5).split(",");
        StartBatch batch = new StartBatch(task.topology().population(), Setting.PUBLIC);
        java.util.HexFormat hex = java.util.HexFormat.of();
        batch.add(hex.parseHex(cells[1]), new Nonce(hex.parseHex(cells[2])));
        var start = batch.from(new Pool(hex.parseHex(cells[0]))).get(0);
        var outcome = new Search(task.topology(), new VectorScorer(task, Setting.PUBLIC)).run(start);
        assertThat(outcome.startScore()).isEqualTo(Long.parseLong(cells[3]));
        assertThat(outcome.score()).isEqualTo(Long.parseLong(cells[4]));
    }

    @Test
    void itIsFoundAsAService() {
        assertThat(Kernels.vector())
                .hasValueSatisfying(kernel -> assertThat(kernel.name()).startsWith("vector"));
    }

    @Test
    void aTaskWithoutAWindowIsRefused() {
        World world = World.of(1);
        Setting wide = new Setting(world.task.rows(), 10, 1);
        assertThatThrownBy(() -> new VectorScorer(world.task, wide)).isInstanceOf(UpowException.class);
    }
}
