package org.neuraxon.evolve;

import java.util.Arrays;

/** Stands between a creature and its task and remembers the first answers: its behaviour, by which novelty is judged. */
final class Witness implements Creature {

    private static final int MOST = 96;

    private final Creature creature;
    private final byte[] seen = new byte[MOST];
    private int count;

    Witness(Creature creature) {
        this.creature = creature;
    }

    byte[] behaviour() {
        return Arrays.copyOf(seen, count);
    }

    @Override
    public void sense(int port, int trit) {
        creature.sense(port, trit);
    }

    @Override
    public void live() {
        creature.live();
    }

    @Override
    public int answer(int port) {
        int trit = creature.answer(port);
        if (count < MOST) {
            seen[count++] = (byte) trit;
        }
        return trit;
    }

    @Override
    public void hear(int port, double value) {
        creature.hear(port, value);
    }

    @Override
    public double say(int port) {
        double value = creature.say(port);
        if (count < MOST) {
            seen[count++] = (byte) (value > 0 ? 1 : value < 0 ? -1 : 0);
        }
        return value;
    }

    @Override
    public void reward(int trit) {
        creature.reward(trit);
    }

    @Override
    public Genome legacy() {
        return creature.legacy();
    }
}
