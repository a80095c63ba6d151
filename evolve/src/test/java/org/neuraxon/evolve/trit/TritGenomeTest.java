package org.neuraxon.evolve.trit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.neuraxon.core.math.CounterRandom;
import org.neuraxon.evolve.Creature;
import org.neuraxon.evolve.Draws;

class TritGenomeTest {

    private static final TritSpecies SPECIES = new TritSpecies(2, 2, 4, 8, 3, 0);

    private static Draws draws(long seed, long number) {
        return new Draws(new CounterRandom(seed), 0, number);
    }

    private static TritGenome some(long seed) {
        return (TritGenome) SPECIES.random(draws(seed, 0));
    }

    private static Set<Long> marks(TritGenome genome) {
        return genome.genes().stream().map(TritGene::mark).collect(Collectors.toCollection(TreeSet::new));
    }

    private static String life(TritGenome genome) {
        Creature creature = genome.born();
        Draws stream = draws(9, 9);
        StringBuilder answers = new StringBuilder();
        for (int t = 0; t < 40; t++) {
            creature.sense(0, stream.trit());
            creature.sense(1, stream.trit());
            creature.live();
            answers.append(creature.answer(0)).append(creature.answer(1)).append(' ');
        }
        return answers.toString();
    }

    /** One output that takes the sign of input 0 minus input 1, worked out by hand. */
    @Test
    void aTickAddsUpAndLooksUp() {
        TritSpecies species = new TritSpecies(2, 1, 0, 0, 2, 0);
        TritGene output = new TritGene(2, new long[] {0, 1}, new byte[] {1, -1}, TritGene.signs());
        Creature creature = new TritGenome(species, new TritParameters(1, 0), List.of(output)).born();
        int[][] shown = {{1, 0, 1}, {1, 1, 0}, {-1, 1, -1}, {0, -1, 1}, {0, 0, 0}};
        for (int[] row : shown) {
            creature.sense(0, row[0]);
            creature.sense(1, row[1]);
            creature.live();
            assertThat(creature.answer(0)).isEqualTo(row[2]);
        }
    }

    /** A table that keeps the state while nothing is heard is a memory. */
    @Test
    void aTableMayKeepTheState() {
        TritSpecies species = new TritSpecies(1, 1, 0, 0, 1, 0);
        TritGene gene = new TritGene(1, new long[] {0}, new byte[] {1}, TritGene.signs())
                .withEntry(TritGene.place(1, 0), 1)
                .withEntry(TritGene.place(-1, 0), -1);
        Creature creature = new TritGenome(species, new TritParameters(2, 0), List.of(gene)).born();
        int[][] shown = {{0, 0}, {1, 1}, {0, 1}, {0, 1}, {-1, -1}, {0, -1}};
        for (int[] row : shown) {
            creature.sense(0, row[0]);
            creature.live();
            assertThat(creature.answer(0)).isEqualTo(row[1]);
        }
    }

    /** Patience 2: two rewarded coincidences make a silent synapse excitatory, two punished ones silence it again. */
    @Test
    void rewardedCoincidencesMoveWeights() {
        TritSpecies species = new TritSpecies(2, 1, 0, 0, 2, 0);
        TritGene gene = new TritGene(2, new long[] {0, 1}, new byte[] {1, 0}, TritGene.signs());
        TritGenome genome = new TritGenome(species, new TritParameters(1, 2), List.of(gene));
        Creature creature = genome.born();
        for (int reward : new int[] {1, 1}) {
            creature.sense(0, 1);
            creature.sense(1, 1);
            creature.live();
            creature.reward(reward);
        }
        assertThat(((TritGenome) creature.legacy()).genes().get(0).weights()).containsExactly(1, 1);
        for (int reward : new int[] {-1, -1}) {
            creature.live();
            creature.reward(reward);
        }
        assertThat(((TritGenome) creature.legacy()).genes().get(0).weights()).containsExactly(0, 0);
        assertThat(genome.genes().get(0).weights()).containsExactly(1, 0);
    }

    @Property(tries = 200)
    void insertionChangesNothingThatTheNetworkDoes(@ForAll long seed) {
        TritGenome genome = some(seed);
        TritDraft draft = new TritDraft(SPECIES, genome.parameters(), genome.genes());
        int neuron = draws(seed, 1).below(genome.genes().size());
        draft.insert(neuron, draws(seed, 2));
        TritGenome grown = draft.genome();
        assertThat(grown.sound()).isTrue();
        assertThat(grown.genes()).hasSize(genome.genes().size() + 1);
        assertThat(life(grown)).isEqualTo(life(genome));
    }

    @Property(tries = 200)
    void removalOfTheUnheardChangesNothingThatTheNetworkDoes(@ForAll long seed) {
        TritGenome genome = some(seed);
        TritDraft draft = new TritDraft(SPECIES, genome.parameters(), genome.genes());
        draft.removeUnheard(draws(seed, 2));
        TritGenome left = draft.genome();
        assertThat(left.sound()).isTrue();
        assertThat(life(left)).isEqualTo(life(genome));
        for (TritGene gene :
                left.genes().subList(SPECIES.outputs(), left.genes().size())) {
            assertThat(left.genes()).anyMatch(other -> other.mark() != gene.mark() && other.hears(gene.mark()));
        }
    }

    @Property(tries = 200)
    void mutationsStayWithinTheLimits(@ForAll long seed) {
        TritGenome genome = some(seed);
        for (int g = 1; g < 60; g++) {
            genome = (TritGenome) genome.mutated(draws(seed, g));
            assertThat(genome.sound()).isTrue();
        }
    }

    /** The child has the fitter parent's neurons; those that both have come from either. */
    @Property(tries = 200)
    void crossoverAlignsByDescent(@ForAll long seed) {
        TritGenome mother = some(seed);
        TritGenome father = (TritGenome) SPECIES.random(draws(seed, 1));
        for (int g = 2; g < 20; g++) {
            mother = (TritGenome) mother.mutated(draws(seed, 2L * g));
            father = (TritGenome) father.mutated(draws(seed, 2L * g + 1));
        }
        TritGenome child = (TritGenome) mother.crossed(father, draws(seed, 100));
        assertThat(child.sound()).isTrue();
        assertThat(marks(child)).isEqualTo(marks(mother));
        for (int n = 0; n < child.genes().size(); n++) {
            TritGene gene = child.genes().get(n);
            byte[] table = gene.table();
            byte[] hers = mother.genes().get(n).table();
            assertThat(gene.mark()).isEqualTo(mother.genes().get(n).mark());
            assertThat(java.util.Arrays.equals(table, hers)
                            || father.genes().stream()
                                    .anyMatch(his ->
                                            his.mark() == gene.mark() && java.util.Arrays.equals(his.table(), table)))
                    .isTrue();
        }
    }

    @Test
    void everyKindOfChangeHappens() {
        Set<Integer> sizes = new TreeSet<>();
        Set<TritParameters> parameters = new java.util.HashSet<>();
        TritGenome genome = some(1);
        for (int g = 1; g < 2_000; g++) {
            genome = (TritGenome) genome.mutated(draws(1, g));
            sizes.add(genome.genes().size());
            parameters.add(genome.parameters());
        }
        assertThat(sizes).hasSizeGreaterThan(4);
        assertThat(parameters).hasSizeGreaterThan(10);
    }

    @Test
    void onTheRingNeuronsHearTheirNeighbours() {
        TritSpecies ring = new TritSpecies(2, 2, 20, 20, 3, 2);
        TritGenome genome = (TritGenome) ring.random(draws(1, 0));
        List<Long> nodes = ring.ring(genome.genes());
        for (int n = 0; n < genome.genes().size(); n++) {
            for (long source : genome.genes().get(n).sources()) {
                int distance = Math.floorMod(nodes.indexOf(source) - (n + 2), nodes.size());
                assertThat(Math.min(distance, nodes.size() - distance)).isBetween(1, 2);
            }
        }
    }
}
