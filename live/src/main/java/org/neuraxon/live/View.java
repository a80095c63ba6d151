package org.neuraxon.live;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.neuraxon.core.Modulator;
import org.neuraxon.core.living.LivingNetwork;
import org.neuraxon.core.living.LivingNeurons;
import org.neuraxon.core.living.MemorySynapses;

/**
 * One picture of the network, already in the bytes that go to every viewer; {@code docs/api.md} has the layout. It is made by the
 * network's thread in one pass and belongs to nobody afterwards.
 */
final class View {

    /** The layout. */
    static final int VERSION = 1;

    /** Bytes before the first neuron. */
    static final int HEADER = 96;

    private static final double POTENTIAL_UNIT = 32;
    private static final double PLATEAU_UNIT = 127;
    private static final int PAUSED = 1;
    private static final int IN_THE_PAST = 2;
    private static final double OUT_OF_REACH = 1e299;

    private final byte[] bytes;

    private View(byte[] bytes) {
        this.bytes = bytes;
    }

    static View of(LivingNetwork network, Meter.Reading reading, double stepsPerSecond, boolean paused, boolean past) {
        int count = network.neuronCount();
        LivingNeurons neurons = network.neurons();
        ByteBuffer frame = ByteBuffer.allocate(HEADER + 3 * count).order(ByteOrder.LITTLE_ENDIAN);
        frame.put((byte) VERSION).put((byte) 0).putShort((short) ((paused ? PAUSED : 0) | (past ? IN_THE_PAST : 0)));
        frame.putInt(count);
        frame.putDouble(network.steps());
        for (Modulator modulator : Modulator.values()) {
            frame.putFloat((float) network.level(modulator));
        }
        frame.putFloat(reading.up())
                .putFloat(reading.down())
                .putFloat(reading.changed())
                .putFloat(reading.plateaus());
        synapses(frame, network);
        double threshold = 0;
        double resource = 0;
        double adaptation = 0;
        int heard = 0;
        for (int n = network.inputCount(); n < count; n++) {
            resource += neurons.resource.values[n];
            adaptation += Math.abs(neurons.adaptation.values[n]);
            if (neurons.upper.values[n] < OUT_OF_REACH) {
                threshold += neurons.upper.values[n];
                heard++;
            }
        }
        int able = Math.max(1, count - network.inputCount());
        frame.putFloat((float) (threshold / Math.max(1, heard)))
                .putFloat((float) (resource / able))
                .putFloat((float) (adaptation / able))
                .putFloat((float) stepsPerSecond);
        frame.position(HEADER);
        for (int n = 0; n < count; n++) {
            frame.put((byte) neurons.state.values[n]);
        }
        for (int n = 0; n < count; n++) {
            frame.put(signed(neurons.potential.values[n] * POTENTIAL_UNIT));
        }
        for (int n = 0; n < count; n++) {
            frame.put(signed(neurons.plateau.values[n] * PLATEAU_UNIT));
        }
        return new View(frame.array());
    }

    /** What goes over the wire; each caller reads through a buffer of its own. */
    ByteBuffer buffer() {
        return ByteBuffer.wrap(bytes).asReadOnlyBuffer();
    }

    private static void synapses(ByteBuffer frame, LivingNetwork network) {
        MemorySynapses memory = network.memory();
        double size = 0;
        double lasting = 0;
        double eligible = 0;
        int alive = 0;
        for (int n = network.inputCount(); n < network.neuronCount(); n++) {
            int first = memory.first(n);
            int last = first + network.neurons().memories.values[n];
            for (int s = first; s < last; s++) {
                size += Math.abs(memory.fast.values[s]);
                lasting += Math.abs(memory.lasting.values[s]);
                eligible += Math.abs(memory.eligibility.values[s]);
            }
            alive += last - first;
        }
        int over = Math.max(1, alive);
        frame.putFloat((float) (size / over))
                .putFloat((float) (lasting / over))
                .putFloat((float) (eligible / over))
                .putFloat(alive);
    }

    private static byte signed(double value) {
        return (byte) Math.max(-127, Math.min(127, Math.round(value)));
    }
}
