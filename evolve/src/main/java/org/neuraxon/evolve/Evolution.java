package org.neuraxon.evolve;

import java.util.ArrayList;
import java.util.List;
import org.neuraxon.core.math.CounterRandom;
import org.neuraxon.core.parameter.ParameterSet;
import org.neuraxon.core.state.Digest;
import org.neuraxon.core.state.SnapshotException;
import org.neuraxon.core.state.StateSink;
import org.neuraxon.core.state.StateSource;

/**
 * A population that evolves, generation by generation, until its budget of evaluations is spent.
 *
 * <p>The chance of a birth is keyed by its number, and births of one generation depend on the generation before alone. So the same seed
 * gives the same champion and lineage for any number of workers, and one that is written down between two generations and restored goes on
 * as if nothing had been. Belongs to one thread at a time.
 *
 * <pre>{@code
 * Fitness fitness = Tasks.named("bandit", 1);
 * Evolution evolution = new Evolution(
 *         Kinds.named("trit", fitness), fitness, 1, Selection.TOURNAMENT, EvolutionSettings.DEFAULT);
 * try (Workers workers = new Workers(2)) {
 *     while (!evolution.done()) {
 *         evolution.generation(workers);
 *     }
 * }
 * Individual champion = evolution.champion();
 * }</pre>
 */
public final class Evolution {

    private static final int BIRTH = 0;

    private final Species species;
    private final Fitness fitness;
    private final long seed;
    private final Selection selection;
    private final EvolutionSettings settings;
    private final Judge judge;
    private final CounterRandom random;
    private final List<Island> islands = new ArrayList<>();
    private final Lineage lineage = new Lineage();
    private final List<Individual> best = new ArrayList<>(1);
    private int generations;

    /** Starts before the first birth. */
    public Evolution(Species species, Fitness fitness, long seed, Selection selection, EvolutionSettings settings) {
        this.species = species;
        this.fitness = fitness;
        this.seed = seed;
        this.selection = selection;
        this.settings = settings;
        this.judge = new Judge(fitness, settings.budget().repeats());
        this.random = new CounterRandom(seed);
        for (int i = 0; i < settings.population().islands(); i++) {
            islands.add(new Island());
        }
    }

    /**
     * The evolution that was written down.
     *
     * @param species what evolved
     * @param fitness what it was for
     * @throws SnapshotException if something else was written down
     */
    public static Evolution restored(Species species, Fitness fitness, StateSource source) {
        Selection selection;
        try {
            selection = Selection.named(source.getText("selection"));
        } catch (IllegalArgumentException e) {
            throw new SnapshotException(e.getMessage() + "; the snapshot was written by another version", e);
        }
        EvolutionSettings settings = ParameterSet.restore(EvolutionSettings.DEFAULT, source.from("settings"));
        Evolution evolution = new Evolution(species, fitness, source.getLong("seed"), selection, settings);
        evolution.generations = source.getInt("generations");
        evolution.lineage.restore(source.from("lineage"));
        for (int i = 0; i < evolution.islands.size(); i++) {
            evolution.islands.set(i, Island.restored(species, source.from("island" + i)));
        }
        if (evolution.evaluations() > 0) {
            evolution.best.add(Individual.restored(species, source.from("champion")));
        }
        return evolution;
    }

    /** Writes down everything; names stand for the species and the task. */
    public void save(StateSink sink) {
        sink.put("seed", seed);
        sink.put("selection", selection.key());
        sink.put("fitness", fitness.name());
        sink.put("species", species.name());
        ParameterSet.save(settings, sink.into("settings"));
        sink.put("generations", generations);
        lineage.save(sink.into("lineage"));
        for (int i = 0; i < islands.size(); i++) {
            islands.get(i).save(sink.into("island" + i));
        }
        best.forEach(champion -> champion.save(sink.into("champion")));
    }

    /** The fingerprint of everything: settings, lineage, every genome alive. */
    public String digest() {
        Digest digest = new Digest();
        save(digest);
        return digest.finish();
    }

    /** True when the budget is spent. */
    public boolean done() {
        return evaluations() == settings.budget().evaluations();
    }

    /** The evaluations made. */
    public int evaluations() {
        return lineage.births();
    }

    /** The generations lived. */
    public int generations() {
        return generations;
    }

    /** How it evolves. */
    public EvolutionSettings settings() {
        return settings;
    }

    /** The seed. */
    public long seed() {
        return seed;
    }

    /** Who may have children. */
    public Selection selection() {
        return selection;
    }

    /** What it is for. */
    public Fitness fitness() {
        return fitness;
    }

    /** What evolves. */
    public Species species() {
        return species;
    }

    /** Who descends from whom. */
    public Lineage lineage() {
        return lineage;
    }

    /**
     * The fittest ever born; the first of several.
     *
     * @throws IllegalStateException before the first generation
     */
    public Individual champion() {
        if (best.isEmpty()) {
            throw new IllegalStateException("nobody has been born yet; let a generation live first");
        }
        return best.get(0);
    }

    /** The genomes without ancestors from which the champion descends; they were never selected for anything. */
    public List<Genome> founders() {
        return lineage.founders(champion().number()).stream()
                .map(number -> species.random(new Draws(random, BIRTH, number)))
                .toList();
    }

    /** What the champion reaches when it is judged once more: its fitness, if the task is the one that it was judged by. */
    public double again() {
        return judge.judge(champion().genome()).fitness();
    }

    /** What the champion reaches on instances that evolution has never seen. */
    public double[] fresh(int instances) {
        return Judge.fresh(fitness, champion().genome(), instances);
    }

    /**
     * Lets one generation be born on every island, judges it and selects. The last one may be smaller, for the budget is kept exactly.
     *
     * @throws InterruptedException if the calling thread is interrupted; nothing has changed then
     */
    public void generation(Workers workers) throws InterruptedException {
        int first = evaluations();
        int births = Math.min(
                settings.population().size() * islands.size(), settings.budget().evaluations() - first);
        List<Individual> born = workers.run(births, i -> birth(first + i, islands.get(i % islands.size())));
        for (Individual one : born) {
            lineage.add(one);
            if (best.isEmpty() || one.fitness() > champion().fitness()) {
                best.clear();
                best.add(one);
            }
        }
        for (int i = 0; i < islands.size(); i++) {
            List<Individual> young = new ArrayList<>();
            for (int k = i; k < births; k += islands.size()) {
                young.add(born.get(k));
            }
            if (!young.isEmpty()) {
                islands.get(i).select(selection, young);
            }
        }
        generations++;
        if (generations % settings.population().migrationEvery() == 0 && selection != Selection.RANDOM) {
            migrate();
        }
    }

    /** Each island's most preferred goes to the next one, too. */
    private void migrate() {
        List<Individual> leaving = islands.stream()
                .filter(island -> !island.members().isEmpty())
                .map(island -> island.members().get(0))
                .toList();
        for (int i = 0; i < leaving.size() && leaving.size() > 1; i++) {
            islands.get((i + 1) % leaving.size()).receive(selection, leaving.get(i));
        }
    }

    private Individual birth(int number, Island island) {
        Draws draws = new Draws(random, BIRTH, number);
        int mother = Individual.NONE;
        int father = Individual.NONE;
        Genome genome;
        if (island.members().isEmpty()) {
            genome = species.random(draws);
        } else {
            Individual fitter = selection.parent(island.members(), draws);
            mother = fitter.number();
            genome = fitter.legacy();
            if (draws.event(settings.inheritance().crossoverShare())) {
                Individual other = selection.parent(island.members(), draws);
                if (Individual.BEST_FIRST.compare(other, fitter) < 0) {
                    Individual swapped = fitter;
                    fitter = other;
                    other = swapped;
                }
                mother = fitter.number();
                father = other.number();
                genome = fitter.legacy().crossed(other.legacy(), draws);
            }
            genome = genome.mutated(draws);
            if (!settings.inheritance().parameters()) {
                genome = genome.withParametersOf(draws);
            }
        }
        Judge.Verdict verdict = judge.judge(genome);
        return new Individual(
                number,
                mother,
                father,
                genome,
                settings.inheritance().learned() ? verdict.legacy() : genome,
                verdict.fitness(),
                verdict.behaviour());
    }
}
