package org.neuraxon.evolve.run;

import java.util.List;
import org.neuraxon.evolve.Fitness;
import org.neuraxon.evolve.Species;
import org.neuraxon.evolve.ring.RingSpecies;
import org.neuraxon.evolve.trit.TritSpecies;

/** Every species there is, by name. A new one is a class and a line here. */
public final class Kinds {

    private Kinds() {}

    /**
     * The species of this name with the ports of a task.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Species named(String name, Fitness fitness) {
        List<Species> all = List.of(
                TritSpecies.of(fitness.inputs(), fitness.outputs()),
                new RingSpecies(fitness.inputs(), fitness.outputs()));
        return all.stream()
                .filter(species -> species.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no species '" + name + "'; there are "
                        + String.join(", ", all.stream().map(Species::name).toList())));
    }
}
