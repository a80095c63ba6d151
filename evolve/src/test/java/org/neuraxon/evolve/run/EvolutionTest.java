package org.neuraxon.evolve.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.neuraxon.core.state.Snapshot;
import org.neuraxon.core.state.SnapshotException;
import org.neuraxon.core.state.SnapshotFile;
import org.neuraxon.evolve.Creature;
import org.neuraxon.evolve.Evolution;
import org.neuraxon.evolve.EvolutionSettings;
import org.neuraxon.evolve.Fitness;
import org.neuraxon.evolve.Individual;
import org.neuraxon.evolve.Selection;
import org.neuraxon.evolve.Workers;

class EvolutionTest {

    private static final EvolutionSettings SMALL = EvolutionSettings.DEFAULT
            .with("evaluations", 430)
            .with("population", 20)
            .with("islands", 3)
            .with("migration_every", 2);

    @TempDir
    private Path folder;

    private static Evolution start(String species, String task, Selection selection, EvolutionSettings settings) {
        return Contest.of(species, task, 7, selection, settings).evolution();
    }

    private static Evolution finish(Evolution evolution, int count) throws InterruptedException {
        try (Workers workers = new Workers(count)) {
            while (!evolution.done()) {
                evolution.generation(workers);
            }
        }
        return evolution;
    }

    @ParameterizedTest
    @CsvSource({
        "trit,association",
        "trit,sequence",
        "trit,forecast",
        "trit,bandit",
        "ring,association",
        "ring,sequence",
        "ring,forecast",
        "ring,bandit"
    })
    void anyNumberOfWorkersGivesTheSameBits(String species, String task) throws InterruptedException {
        EvolutionSettings settings = SMALL.with("inherit_learned", true);
        Evolution alone = finish(start(species, task, Selection.TOURNAMENT, settings), 1);
        for (int workers : new int[] {2, 4}) {
            Evolution shared = finish(start(species, task, Selection.TOURNAMENT, settings), workers);
            assertThat(shared.digest()).isEqualTo(alone.digest());
            assertThat(shared.lineage().hash()).isEqualTo(alone.lineage().hash());
            assertThat(shared.champion().number()).isEqualTo(alone.champion().number());
        }
    }

    @ParameterizedTest
    @EnumSource(Selection.class)
    void resumedIsUninterrupted(Selection selection) throws InterruptedException {
        for (String species : List.of("trit", "ring")) {
            EvolutionSettings settings = SMALL.with("inherit_learned", true).with("inherit_parameters", false);
            String whole =
                    finish(start(species, "bandit", selection, settings), 1).digest();
            Evolution first = start(species, "bandit", selection, settings);
            Path file = folder.resolve("evolution.nxn");
            try (Workers workers = new Workers(1)) {
                for (int generation = 0; generation < 3; generation++) {
                    EvolutionFile.write(first, file);
                    first = EvolutionFile.read(file);
                    first.generation(workers);
                }
            }
            assertThat(first.digest()).isNotEqualTo(whole);
            assertThat(finish(first, 1).digest()).isEqualTo(whole);
        }
    }

    @ParameterizedTest
    @EnumSource(Selection.class)
    void theBudgetIsKeptExactly(Selection selection) throws InterruptedException {
        AtomicInteger lives = new AtomicInteger();
        Fitness fitness = Tasks.named("sequence", 7);
        Fitness counted = new Fitness() {
            @Override
            public String name() {
                return fitness.name();
            }

            @Override
            public int inputs() {
                return fitness.inputs();
            }

            @Override
            public int outputs() {
                return fitness.outputs();
            }

            @Override
            public double of(Creature creature, long instance) {
                lives.incrementAndGet();
                return fitness.of(creature, instance);
            }
        };
        Evolution evolution = finish(new Evolution(Kinds.named("trit", counted), counted, 7, selection, SMALL), 2);
        assertThat(lives.get()).isEqualTo(430 * SMALL.budget().repeats());
        assertThat(evolution.evaluations()).isEqualTo(430);
        assertThat(evolution.lineage().births()).isEqualTo(430);
    }

    @ParameterizedTest
    @EnumSource(Selection.class)
    void lineageLeadsBackToAFirstGenome(Selection selection) throws InterruptedException {
        Evolution evolution = finish(start("trit", "sequence", selection, SMALL), 1);
        Individual champion = evolution.champion();
        List<Integer> line = evolution.lineage().ancestry(champion.number());
        assertThat(line).isSorted().doesNotHaveDuplicates().endsWith(champion.number());
        // The first generation has no ancestors; in random search nobody has.
        assertThat(line.get(0)).isLessThan(selection == Selection.RANDOM ? 430 : 60);
        assertThat(line.size() == 1).isEqualTo(champion.mother() == Individual.NONE);
        assertThat(evolution.lineage().fitness(champion.number())).isEqualTo(champion.fitness());
        for (int birth = 0; birth < 430; birth++) {
            assertThat(evolution.lineage().fitness(birth)).isLessThanOrEqualTo(champion.fitness());
        }
    }

    @Test
    void randomSearchInheritsNothingAndStartsAsEvolutionDoes() throws InterruptedException {
        Contest contest = Contest.of("trit", "association", 3, Selection.TOURNAMENT, SMALL);
        try (Workers workers = new Workers(1)) {
            contest.run(workers);
        }
        assertThat(contest.randomSearch().evaluations())
                .isEqualTo(contest.evolution().evaluations());
        for (int birth = 0; birth < 60; birth++) {
            assertThat(contest.randomSearch().lineage().fitness(birth))
                    .isEqualTo(contest.evolution().lineage().fitness(birth));
        }
        for (int birth = 0; birth < 430; birth++) {
            assertThat(contest.randomSearch().lineage().ancestry(birth)).containsExactly(birth);
        }
    }

    /** Every task, with every selection that looks at fitness: better than chance by evolving, not by luck. */
    @ParameterizedTest
    @ValueSource(strings = {"association", "sequence", "forecast", "bandit"})
    void evolutionFindsMoreThanChance(String task) throws InterruptedException {
        EvolutionSettings settings = EvolutionSettings.DEFAULT.with("evaluations", 1_500);
        double evolved = 0;
        double drawn = 0;
        try (Workers workers = new Workers(2)) {
            for (int seed = 1; seed <= 3; seed++) {
                Contest contest = Contest.of("trit", task, seed, Selection.TOURNAMENT, settings);
                contest.run(workers);
                evolved += contest.evolution().champion().fitness() / 3;
                drawn += contest.randomSearch().champion().fitness() / 3;
            }
        }
        assertThat(evolved).isGreaterThan(drawn + 0.02);
    }

    @Test
    void whatIsInheritedCanBeSwitched() throws InterruptedException {
        String both =
                finish(start("trit", "bandit", Selection.TOURNAMENT, SMALL), 1).digest();
        EvolutionSettings learned = SMALL.with("inherit_learned", true);
        EvolutionSettings drawn = SMALL.with("inherit_parameters", false);
        assertThat(List.of(
                        both,
                        finish(start("trit", "bandit", Selection.TOURNAMENT, learned), 1)
                                .digest(),
                        finish(start("trit", "bandit", Selection.TOURNAMENT, drawn), 1)
                                .digest()))
                .doesNotHaveDuplicates();
    }

    @Test
    void championsCanBeMetAgain() throws InterruptedException {
        Evolution evolution = finish(start("trit", "forecast", Selection.TRUNCATION, SMALL), 1);
        Path file = folder.resolve("champion.nxn");
        EvolutionFile.writeChampion(evolution, file);
        Snapshot snapshot = SnapshotFile.read(file);
        Fitness fitness = Tasks.named(snapshot.getText("fitness"), snapshot.getLong("seed"));
        var genome = Kinds.named(snapshot.getText("species"), fitness).restored(snapshot.from("genome"));
        double[] again = new double[SMALL.budget().repeats()];
        for (int i = 0; i < again.length; i++) {
            again[i] = fitness.of(genome.born(), i);
        }
        assertThat(Arrays.stream(again).sum() / again.length)
                .isEqualTo(evolution.champion().fitness())
                .isEqualTo(snapshot.getDouble("reached"));
    }

    @Test
    void foreignFilesAreOneSentence() throws Exception {
        Path file = folder.resolve("champion.nxn");
        EvolutionFile.writeChampion(finish(start("trit", "forecast", Selection.TRUNCATION, SMALL), 1), file);
        assertThatThrownBy(() -> EvolutionFile.read(file))
                .isInstanceOf(SnapshotException.class)
                .hasMessageContaining("holds a champion, not an evolution");
        Path damaged = folder.resolve("evolution.nxn");
        EvolutionFile.write(start("trit", "forecast", Selection.TRUNCATION, SMALL), damaged);
        byte[] bytes = Files.readAllBytes(damaged);
        bytes[bytes.length / 2] ^= 1;
        Files.write(damaged, bytes);
        assertThatThrownBy(() -> EvolutionFile.read(damaged)).isInstanceOf(SnapshotException.class);
    }

    @Test
    void aGenerationCalledOffChangesNothing() throws InterruptedException {
        Evolution evolution = start("trit", "bandit", Selection.TOURNAMENT, SMALL);
        try (Workers workers = new Workers(2)) {
            evolution.generation(workers);
            String before = evolution.digest();
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> evolution.generation(workers)).isInstanceOf(InterruptedException.class);
            assertThat(evolution.digest()).isEqualTo(before);
            finish(evolution, 2);
        }
        assertThat(evolution.digest())
                .isEqualTo(finish(start("trit", "bandit", Selection.TOURNAMENT, SMALL), 1)
                        .digest());
    }

    @Test
    void nonsenseIsRefused() {
        assertThatThrownBy(() -> Tasks.named("golf", 1))
                .hasMessageContaining("golf")
                .hasMessageContaining("bandit");
        assertThatThrownBy(() -> Kinds.named("cat", Tasks.named("bandit", 1))).hasMessageContaining("trit, ring");
        assertThatThrownBy(() -> Selection.named("luck")).hasMessageContaining("mu-plus-lambda");
        assertThatThrownBy(() -> SMALL.with("population", 1)).hasMessageContaining("population");
        assertThatThrownBy(() -> new Workers(0)).hasMessageContaining("workers");
        assertThatThrownBy(
                        () -> start("trit", "bandit", Selection.NOVELTY, SMALL).champion())
                .isInstanceOf(IllegalStateException.class);
    }
}
