package org.neuraxon.evolve;

/**
 * What networks are evolved for. A task has instances: those of low numbers are what evolution sees, others are kept to find out whether
 * what it found holds. The same creature and instance always give the same number. Used by several threads at a time.
 */
public interface Fitness {

    /** The name in files and options. */
    String name();

    /** The input ports that the task needs. */
    int inputs();

    /** The output ports that the task needs. */
    int outputs();

    /**
     * Lets a newborn creature live through one instance.
     *
     * @param instance 0 or more
     * @return how well it did: 0 for one that knows nothing, 1 for a perfect one, less than 0 for worse than nothing
     */
    double of(Creature creature, long instance);
}
