package org.neuraxon.evolve.ring;

import org.neuraxon.core.ring.RingNetwork;
import org.neuraxon.evolve.Creature;
import org.neuraxon.evolve.Genome;

/**
 * A ring of the engine that lives. An answer is the sign of the readout's sum of weight times trit, 0 within {@value #SILENCE} of 0. A reward
 * moves each weight by learning rate times reward times answer times trit.
 */
final class RingCreature implements Creature {

    private static final double SILENCE = 0.25;

    private final RingGenome genome;
    private final RingNetwork network;
    private final double[] readout;
    private final int[] shown;
    private final int[] answers;

    RingCreature(RingGenome genome) {
        this.genome = genome;
        network = RingNetwork.grow(genome.parameters(), genome.growth());
        readout = genome.readout();
        shown = new int[genome.species().inputs()];
        answers = new int[genome.species().outputs()];
    }

    @Override
    public void sense(int port, int trit) {
        shown[port] = trit;
    }

    @Override
    public void live() {
        for (int port = 0; port < shown.length; port++) {
            network.inject(port, shown[port]);
        }
        network.step();
        for (int port = 0; port < answers.length; port++) {
            double sum = 0;
            for (int cell = 0; cell < network.outputCount(); cell++) {
                sum += readout[cell * answers.length + port] * network.state(shown.length + cell);
            }
            answers[port] = sum > SILENCE ? 1 : sum < -SILENCE ? -1 : 0;
        }
    }

    @Override
    public int answer(int port) {
        return answers[port];
    }

    @Override
    public void reward(int trit) {
        double step = genome.rate() * trit;
        if (step == 0) {
            return;
        }
        for (int i = 0; i < readout.length; i++) {
            readout[i] += step * answers[i % answers.length] * network.state(shown.length + i / answers.length);
        }
    }

    @Override
    public Genome legacy() {
        return genome.rate() == 0 ? genome : genome.withReadout(readout.clone());
    }
}
