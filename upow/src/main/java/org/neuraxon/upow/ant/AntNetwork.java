package org.neuraxon.upow.ant;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/** Lives networks through an epoch. Trits: 0 neutral, 1 positive, 2 negative. */
final class AntNetwork {

    static final int ENTRIES = 27;

    private static final int HASH_DIGITS = 16;

    private final Epoch epoch;
    private final int[] inputs;
    private final int[] tableOrder;
    private final int[] sources;
    private final byte[][] drive;

    AntNetwork(Epoch epoch) {
        this.epoch = epoch;
        this.inputs = epoch.inputs();
        this.tableOrder = epoch.tableOrder();
        this.sources = epoch.sources();
        this.drive = new byte[epoch.phases().ticks()][];
        Arrays.setAll(drive, epoch::drive);
    }

    /** Sums over a phase. */
    private static final class Sums {
        long positive;
        long active;
        long branching;
        long branchings;
        long unchanged;
        long compared;
    }

    /** Lives a network from silence through all phases. */
    LifeSigns live(byte[] tables) {
        Phases phases = epoch.phases();
        int drivenStart = phases.warmUp();
        int silenceStart = drivenStart + phases.driven();
        int transferStart = silenceStart + phases.silence();
        Sums driven = new Sums();
        long silent = 0;
        long transferred = 0;
        byte[] state = new byte[epoch.neurons()];
        byte[] next = new byte[epoch.neurons()];
        long before = 0;
        for (int tick = 0; tick < drive.length; tick++) {
            for (int k = 0; k < inputs.length; k++) {
                state[inputs[k]] = drive[tick][k];
                next[inputs[k]] = drive[tick][k];
            }
            long active = 0;
            long positive = 0;
            long unchanged = 0;
            for (int i = 0; i < tableOrder.length; i++) {
                int entry = state[sources[3 * i]] + 3 * state[sources[3 * i + 1]] + 9 * state[sources[3 * i + 2]];
                byte value = tables[ENTRIES * tableOrder[i] + entry];
                next[tableOrder[i]] = value;
                active += value == 0 ? 0 : 1;
                positive += value == 1 ? 1 : 0;
                unchanged += value == state[tableOrder[i]] ? 1 : 0;
            }
            if (tick >= drivenStart && tick < silenceStart) {
                driven.active += active;
                driven.positive += positive;
                if (tick > drivenStart) {
                    driven.unchanged += unchanged;
                    driven.compared += tableOrder.length;
                    if (before > 0) {
                        driven.branching += active * LifeSigns.ONE / before;
                        driven.branchings++;
                    }
                }
            } else if (tick >= transferStart) {
                transferred += active;
            } else if (tick >= silenceStart) {
                silent += active;
            }
            before = active;
            byte[] old = state;
            state = next;
            next = old;
        }
        long count = tableOrder.length;
        long activeFraction = millionths(driven.active, count * phases.driven());
        return new LifeSigns(
                millionths(driven.positive, driven.active),
                activeFraction,
                driven.branchings == 0 ? 0 : driven.branching / driven.branchings,
                millionths(silent, count * phases.silence()),
                millionths(millionths(transferred, count * phases.transfer()), activeFraction),
                millionths(driven.unchanged, driven.compared));
    }

    private static long millionths(long part, long whole) {
        return whole == 0 ? 0 : part * LifeSigns.ONE / whole;
    }

    /** The first 16 digits of SHA-256 over the tables of the neurons that have one, ascending, joined by bars. */
    String hash(byte[] tables) {
        int[] ascending = tableOrder.clone();
        Arrays.sort(ascending);
        StringBuilder text = new StringBuilder();
        for (int neuron : ascending) {
            text.append(text.isEmpty() ? "" : "|");
            for (int entry = 0; entry < ENTRIES; entry++) {
                text.append((char) ('0' + tables[ENTRIES * neuron + entry]));
            }
        }
        byte[] digest = DigestStream.digest("SHA-256").digest(text.toString().getBytes(StandardCharsets.US_ASCII));
        return HexFormat.of().formatHex(digest).substring(0, HASH_DIGITS);
    }
}
