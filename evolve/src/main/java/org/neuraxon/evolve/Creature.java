package org.neuraxon.evolve;

/** A network that has been born of a genome and lives in moments. What it meets at its ports is all it knows of its task. */
public interface Creature {

    /**
     * Shows a trit at an input port, until another is shown there.
     *
     * @param trit -1, 0 or +1
     */
    void sense(int port, int trit);

    /** Lives one moment. */
    void live();

    /** The trit at an output port. */
    int answer(int port);

    /**
     * Shows a number at an input port, until another is shown there. A creature that knows trits only gets its sign.
     *
     * @param value a finite number
     */
    default void hear(int port, double value) {
        sense(port, value > 0 ? 1 : value < 0 ? -1 : 0);
    }

    /** The number at an output port; its trit, of a creature that knows trits only. */
    default double say(int port) {
        return answer(port);
    }

    /**
     * Says how good the last answers were; a creature that can learn may do so.
     *
     * @param trit -1, 0 or +1
     */
    void reward(int trit);

    /** The genome of its own, with the weights that it has learned in place of those it was born with. */
    Genome legacy();
}
