package org.neuraxon.evolve;

import java.util.Comparator;
import org.neuraxon.core.state.StateSink;
import org.neuraxon.core.state.StateSource;

/**
 * One that was born and judged.
 *
 * @param number the number of its birth, which is that of its evaluation
 * @param mother the number of the fitter parent's birth; {@link #NONE} for one without ancestors
 * @param father the number of the other parent's birth; {@link #NONE} if there was one parent or none
 * @param genome what it was born with
 * @param legacy what its children start from: its genome, with what it learned if that is inherited
 * @param fitness mean over the instances of the task
 * @param behaviour its first answers; not to be changed
 */
public record Individual(
        int number, int mother, int father, Genome genome, Genome legacy, double fitness, byte[] behaviour) {

    /** No parent. */
    public static final int NONE = -1;

    /** The fittest first; among equals the youngest, so that changes without effect can drift. */
    static final Comparator<Individual> BEST_FIRST = Comparator.comparingDouble(Individual::fitness)
            .thenComparingInt(Individual::number)
            .reversed();

    void save(StateSink sink) {
        sink.put("number", number);
        sink.put("mother", mother);
        sink.put("father", father);
        sink.put("fitness", fitness);
        sink.put("behaviour", behaviour, behaviour.length);
        genome.save(sink.into("genome"));
        legacy.save(sink.into("legacy"));
    }

    static Individual restored(Species species, StateSource source) {
        return new Individual(
                source.getInt("number"),
                source.getInt("mother"),
                source.getInt("father"),
                species.restored(source.from("genome")),
                species.restored(source.from("legacy")),
                source.getDouble("fitness"),
                source.getBytes("behaviour").clone());
    }
}
