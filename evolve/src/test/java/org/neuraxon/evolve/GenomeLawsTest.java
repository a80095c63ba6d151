package org.neuraxon.evolve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.neuraxon.core.math.CounterRandom;
import org.neuraxon.core.state.Digest;
import org.neuraxon.core.state.Snapshot;
import org.neuraxon.core.state.SnapshotException;
import org.neuraxon.evolve.ring.RingSpecies;
import org.neuraxon.evolve.trit.TritSpecies;

/** What holds of the genomes of any species, whatever mutation and crossover have made of them. */
class GenomeLawsTest {

    @Provide
    Arbitrary<Species> species() {
        return Arbitraries.of(
                TritSpecies.of(3, 2),
                new TritSpecies(1, 4, 0, 3, 2, 0),
                new TritSpecies(2, 1, 6, 12, 3, 2),
                new RingSpecies(3, 2));
    }

    /** A genome after some generations of mutation, crossover and parameters drawn anew. */
    private static Genome descendant(Species species, long seed, int generations) {
        CounterRandom random = new CounterRandom(seed);
        Genome genome = species.random(new Draws(random, 0, 0));
        Genome other = species.random(new Draws(random, 0, 1));
        for (int g = 2; g < generations + 2; g++) {
            Draws draws = new Draws(random, 0, g);
            Genome child = (g % 3 == 0 ? genome.crossed(other, draws) : genome).mutated(draws);
            other = g % 4 == 0 ? genome.withParametersOf(draws) : genome;
            genome = child;
        }
        return genome;
    }

    private static String digest(Genome genome) {
        Digest digest = new Digest();
        genome.save(digest);
        return digest.finish();
    }

    private static Genome reborn(Species species, Genome genome) {
        Snapshot snapshot = new Snapshot("genome", "test");
        genome.save(snapshot);
        return species.restored(snapshot);
    }

    /** Lives through a fixed stream; what it answers. */
    private static StringBuilder life(Species species, Genome genome) {
        int inputs = species instanceof TritSpecies trit ? trit.inputs() : ((RingSpecies) species).inputs();
        int outputs = species instanceof TritSpecies trit ? trit.outputs() : ((RingSpecies) species).outputs();
        Draws stream = new Draws(new CounterRandom(5), 1, 0);
        Creature creature = genome.born();
        StringBuilder answers = new StringBuilder();
        for (int t = 0; t < 30; t++) {
            for (int port = 0; port < inputs; port++) {
                creature.sense(port, stream.trit());
            }
            creature.live();
            for (int port = 0; port < outputs; port++) {
                int answer = creature.answer(port);
                assertThat(answer).isBetween(-1, 1);
                answers.append(answer).append(' ');
            }
            creature.reward(stream.trit());
        }
        return answers;
    }

    /** Restoring checks structure and ports, so that what comes back unchanged is valid. */
    @Property(tries = 200)
    void whatIsWrittenDownIsValidAndTheSame(@ForAll("species") Species species, @ForAll long seed) {
        Genome genome = descendant(species, seed, 40);
        Genome again = reborn(species, genome);
        assertThat(digest(again)).isEqualTo(digest(genome));
        assertThat(life(species, again)).isEqualToIgnoringNewLines(life(species, genome));
    }

    @Property(tries = 100)
    void theSameDrawsMakeTheSameChildAndParentsDoNotChange(@ForAll("species") Species species, @ForAll long seed) {
        Genome mother = descendant(species, seed, 10);
        Genome father = descendant(species, seed, 13);
        List<String> before = List.of(digest(mother), digest(father));
        for (int child = 0; child < 2; child++) {
            CounterRandom random = new CounterRandom(seed);
            String mutated = digest(mother.mutated(new Draws(random, 3, 1)));
            assertThat(digest(mother.mutated(new Draws(random, 3, 1)))).isEqualTo(mutated);
            String crossed = digest(mother.crossed(father, new Draws(random, 3, 2)));
            assertThat(digest(mother.crossed(father, new Draws(random, 3, 2)))).isEqualTo(crossed);
        }
        life(species, mother);
        assertThat(List.of(digest(mother), digest(father))).isEqualTo(before);
    }

    @Property(tries = 100)
    void whatIsLearnedIsAValidGenomeToo(@ForAll("species") Species species, @ForAll long seed) {
        Creature creature = descendant(species, seed, 20).born();
        for (int t = 0; t < 40; t++) {
            creature.sense(0, t % 3 - 1);
            creature.live();
            creature.reward(creature.answer(0) == t % 2 ? 1 : -1);
        }
        Genome legacy = creature.legacy();
        assertThat(digest(reborn(species, legacy))).isEqualTo(digest(legacy));
    }

    @Property(tries = 20)
    void othersPortsDoNotMix(@ForAll long seed) {
        Genome one = descendant(TritSpecies.of(3, 2), seed, 3);
        Genome other = descendant(TritSpecies.of(2, 3), seed, 3);
        Genome ring = descendant(new RingSpecies(3, 2), seed, 3);
        Draws draws = new Draws(new CounterRandom(seed), 0, 0);
        assertThatThrownBy(() -> one.crossed(other, draws)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> one.crossed(ring, draws)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ring.crossed(one, draws)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> reborn(TritSpecies.of(2, 3), one)).isInstanceOf(SnapshotException.class);
        assertThatThrownBy(() -> reborn(new RingSpecies(2, 3), ring)).isInstanceOf(SnapshotException.class);
    }
}
