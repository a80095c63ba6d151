package org.neuraxon.evolve.run;

import java.util.List;
import org.neuraxon.evolve.Fitness;
import org.neuraxon.evolve.fitness.Association;
import org.neuraxon.evolve.fitness.Bandit;
import org.neuraxon.evolve.fitness.Sequence;
import org.neuraxon.evolve.fitness.StreamForecast;

/** Every task there is, by name. A new one is a class and a line here. */
public final class Tasks {

    private Tasks() {}

    /** Every task for a seed. */
    public static List<Fitness> all(long seed) {
        return List.of(new Association(seed), new Sequence(seed), new StreamForecast(seed), new Bandit(seed));
    }

    /**
     * The task of this name.
     *
     * @param seed what its instances depend on
     * @throws IllegalArgumentException if there is none
     */
    public static Fitness named(String name, long seed) {
        return all(seed).stream()
                .filter(task -> task.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no task '" + name + "'; there are "
                        + String.join(
                                ", ", all(seed).stream().map(Fitness::name).toList())));
    }
}
