package org.neuraxon.core.phase;

import org.neuraxon.core.Chance;
import org.neuraxon.core.Mechanism;
import org.neuraxon.core.Moment;
import org.neuraxon.core.Phase;
import org.neuraxon.core.blueprint.Neurons;
import org.neuraxon.core.blueprint.Structure;
import org.neuraxon.core.blueprint.SynapseType;
import org.neuraxon.core.blueprint.Synapses;

/**
 * A synapse whose fast and slow weights are both below 0.01 wears out: integrity -= death rate dt; any other recovers: integrity = min(1,
 * integrity + 0.001 dt). A silent synapse between two neurons in state +1 wakes up with probability 0.05.
 *
 * <p>Reads the weights before astrocyte-gated plasticity; writes {@link Synapses#integrity}, {@link Synapses#silent}, {@link
 * Synapses#type}.
 */
public record SynapticIntegrity(Structure parameters, Neurons neurons, Synapses synapses) implements Phase {

    private static final double WEAK = 0.01;
    private static final double RECOVERY = 0.001;
    private static final double WAKING_PROBABILITY = 0.05;

    @Override
    public void run(Moment now, int from, int to) {
        wear(now.dt(), synapses.first(from), synapses.first(to));
        if (now.has(Mechanism.UNSILENCING)) {
            for (int n = from; n < to; n++) {
                if (neurons.state.values[n] == 1) {
                    wake(now, synapses.first(n), synapses.first(n + 1));
                }
            }
        }
    }

    private void wear(double dt, int first, int end) {
        byte[] signal = synapses.signal.values;
        double[] fast = synapses.fast.values;
        double[] slow = synapses.slow.values;
        double[] integrity = synapses.heldIntegrity();
        double lost = parameters.deathRate() * dt;
        double gained = RECOVERY * dt;
        boolean all = synapses.allTakePart(first, end);
        boolean worn = false;
        for (int s = first; s < end; s++) {
            if (all || signal[s] != Synapses.ABSENT) {
                if (Math.abs(fast[s]) < WEAK && Math.abs(slow[s]) < WEAK) {
                    integrity[s] -= lost;
                    worn |= !(integrity[s] > 0);
                } else if (integrity[s] != 1) {
                    integrity[s] = Math.min(1, integrity[s] + gained);
                }
            }
        }
        if (worn) {
            synapses.wornOut = true;
        }
    }

    private void wake(Moment now, int first, int end) {
        int s = first;
        for (; s + Long.BYTES <= end; s += Long.BYTES) {
            for (long eight = synapses.silentThoughDriven(s); eight != 0; eight &= eight - 1) {
                tryToWake(now, s + Long.numberOfTrailingZeros(eight) / Byte.SIZE);
            }
        }
        for (; s < end; s++) {
            if (synapses.silent.values[s] != 0 && synapses.signal.values[s] == 1) {
                tryToWake(now, s);
            }
        }
    }

    private void tryToWake(Moment now, int s) {
        if (now.event(WAKING_PROBABILITY, Chance.UNSILENCING, synapses.birth.values[s])) {
            synapses.silent.values[s] = 0;
            SynapseType type = SynapseType.of(
                    false, synapses.modulatory.values[s] != 0, synapses.fast.values[s], synapses.slow.values[s]);
            synapses.type.values[s] = (byte) type.ordinal();
        }
    }
}
