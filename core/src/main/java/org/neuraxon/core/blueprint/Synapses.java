package org.neuraxon.core.blueprint;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import org.neuraxon.core.state.ByteColumn;
import org.neuraxon.core.state.Column;
import org.neuraxon.core.state.DoubleColumn;
import org.neuraxon.core.state.IntColumn;
import org.neuraxon.core.state.SnapshotException;
import org.neuraxon.core.state.StateSink;
import org.neuraxon.core.state.StateSource;
import org.neuraxon.core.state.Table;

/**
 * The synapses of blueprint 2 as compressed rows: sorted by postsynaptic neuron, then dendritic branch, then birth.
 *
 * <p>Branch {@code b} of neuron {@code n} owns the synapses from {@link #first}{@code (n, b)} to the next branch's first.
 *
 * <p>A table that was handed out stays right: whoever asks it for a column between two moments gets it up to date, and what is written there counts.
 * Columns and their arrays themselves are to be asked for anew after each moment.
 */
public final class Synapses extends Table {

    /** {@link #signal} of a synapse that takes no part in plasticity in this moment. */
    public static final byte ABSENT = 2;

    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long FIRST_BITS = 0x0101010101010101L;
    private static final long SECOND_BITS = 0x0202020202020202L;

    /** The presynaptic neuron; {@link #add} and {@link #lay} alone set it. */
    public final IntColumn pre = ints("pre_id", 0);
    /** The rank on the branch: synapses of a branch ordered by presynaptic neuron. */
    public final IntColumn rank = ints("branch_index", 0);
    /** The number in the order of birth, over the whole network. */
    public final IntColumn birth = ints("birth", 0);
    /** 1 while the synapse transmits nothing. */
    public final ByteColumn silent = bytes("is_silent", (byte) 0);
    /** 1 if the meta weight shifts the postsynaptic thresholds. */
    public final ByteColumn modulatory = bytes("is_modulatory", (byte) 0);
    /** The label, an ordinal of {@link SynapseType}; it does not act. */
    public final ByteColumn type = bytes("synapse_type", (byte) 0);
    /** This moment's presynaptic state as plasticity sees it, or {@link #ABSENT}. */
    public final ByteColumn signal = bytes("signal", ABSENT);
    /** The fast weight, -1 to 1. */
    public final DoubleColumn fast = doubles("w_fast", 0);
    /** The slow weight, -1 to 1. */
    public final DoubleColumn slow = doubles("w_slow", 0);
    /** The meta weight, -0.5 to 0.5. */
    public final DoubleColumn meta = doubles("w_meta", 0);
    // What axons hold or depend on; in here, and in Axons, the columns as they lie, for everybody else the methods of
    // the same names.
    final DoubleColumn integrity = doubles("integrity", 1);
    final DoubleColumn preTrace = doubles("pre_trace", 0);
    final DoubleColumn postTrace = doubles("post_trace", 0);
    final DoubleColumn chronoFast = doubles("chrono_fast_trace", 0);
    final DoubleColumn chronoSlow = doubles("chrono_slow_trace", 0);
    final DoubleColumn omega = doubles("chrono_omega", 0.5);
    /** The eligibility trace. */
    public final DoubleColumn eligibility = doubles("eligibility", 0);
    /** The last weight change, as dendritic neighbours see it. */
    public final DoubleColumn recentChange = doubles("recent_delta_w", 0);

    /** The axon on which the synapse lies, while {@link Axons#shared}. */
    public final IntColumn axon = unsavedInts("axon", 0);

    /** Set by whoever finds a synapse worn out (integrity ≤ 0), which has to be told to {@link #axons}. */
    public boolean wornOut;

    private final int neurons;
    private final int branches;
    private final Axons axons;
    /** By branch: whether its synapses were born in the order of their ranks. */
    private final boolean[] bornByRank;

    private final int[] rowStart;
    private int births;

    /** Starts without synapses. */
    Synapses(int neurons, int branches) {
        this.neurons = neurons;
        this.branches = branches;
        this.rowStart = new int[Math.multiplyExact(neurons, branches) + 1];
        this.bornByRank = new boolean[rowStart.length];
        this.axons = new Axons(this, neurons);
    }

    /** What the synapses have in common. */
    public Axons axons() {
        return axons;
    }

    /** What wears out while both weights are near 0. */
    public DoubleColumn integrity() {
        writeOut();
        return integrity;
    }

    /** The presynaptic timing trace. */
    public DoubleColumn preTrace() {
        writeOut();
        return preTrace;
    }

    /** The postsynaptic timing trace. */
    public DoubleColumn postTrace() {
        writeOut();
        return postTrace;
    }

    /** The fast warping trace. */
    public DoubleColumn chronoFast() {
        writeOut();
        return chronoFast;
    }

    /** The slow warping trace. */
    public DoubleColumn chronoSlow() {
        writeOut();
        return chronoSlow;
    }

    /** The warp factor. */
    public DoubleColumn omega() {
        writeOut();
        return omega;
    }

    @Override
    public List<Column> columns() {
        writeOut();
        return super.columns();
    }

    /** The integrities as they lie, for phases: in the middle of a moment axons stay shared, and are told by {@link #wornOut}. */
    public double[] heldIntegrity() {
        return integrity.values;
    }

    /** The postsynaptic traces as they lie, for phases: up to date for neurons that are not {@link Axons#uniform}. */
    public double[] heldPostTraces() {
        return postTrace.values;
    }

    /** Makes the columns hold all traces, so that whoever reads or writes them need not know of {@link Axons}. */
    private void writeOut() {
        if (axons.shared()) {
            axons.writeOut();
            axons.forget();
        }
    }

    /** The number of branches of a neuron. */
    public int branches() {
        return branches;
    }

    /** The first synapse of a branch; {@code branch} may equal the number of branches, which gives the end of the neuron's row. */
    public int first(int neuron, int branch) {
        return rowStart[neuron * branches + branch];
    }

    /** The first synapse of a neuron; {@code neuron} may equal the number of neurons, which gives the number of synapses. */
    public int first(int neuron) {
        return rowStart[neuron * branches];
    }

    /** The first synapse of a branch of the whole network: branches of a neuron follow each other, neuron after neuron. */
    public int branchStart(int branch) {
        return rowStart[branch];
    }

    /** True if the synapses of a branch of the whole network were born in the order of their ranks. */
    public boolean bornByRank(int branch) {
        return bornByRank[branch];
    }

    /** The postsynaptic neuron of a synapse. */
    public int post(int synapse) {
        return row(synapse) / branches;
    }

    /** The dendritic branch of a synapse. */
    public int branch(int synapse) {
        return row(synapse) % branches;
    }

    /**
     * True if none of these synapses is {@link #ABSENT}, so that a loop over them need not ask. Eight signals are looked at together: among
     * -1, 0, 1 and 2 only 2 has bit 1 set and bit 2 not.
     */
    public boolean allTakePart(int first, int end) {
        if (axons.allTakePart()) {
            return true;
        }
        byte[] values = signal.values;
        long absent = 0;
        int s = first;
        for (; s + Long.BYTES <= end; s += Long.BYTES) {
            long eight = (long) EIGHT.get(values, s);
            absent |= eight & ~(eight >>> 1);
        }
        absent &= SECOND_BITS;
        for (; s < end; s++) {
            absent |= values[s] == ABSENT ? 1 : 0;
        }
        return absent == 0;
    }

    /** True if none of these synapses is worn out (integrity ≤ 0). */
    public boolean noneWornOut(int first, int end) {
        return axons.noneStill() && !wornOut || allAbove(0, first, end);
    }

    /**
     * Of eight synapses from {@code first} on, those that are silent and whose signal is +1, as bytes of 1 in a word, the first one lowest. Among -1,
     * 0, 1 and 2 only 1 has bit 0 set and bit 1 not.
     */
    public long silentThoughDriven(int first) {
        long signals = (long) EIGHT.get(signal.values, first);
        return (long) EIGHT.get(silent.values, first) & signals & ~(signals >>> 1) & FIRST_BITS;
    }

    /** True if the integrity of all these synapses is above a threshold. */
    public boolean allAbove(double threshold, int first, int end) {
        double[] values = integrity.values;
        for (int s = first; s < end; s++) {
            if (!(values[s] > threshold)) {
                return false;
            }
        }
        return true;
    }

    /** True if there is a synapse from {@code pre} to {@code post}. */
    public boolean connected(int pre, int post) {
        for (int s = first(post); s < first(post + 1); s++) {
            if (this.pre.values[s] == pre) {
                return true;
            }
        }
        return false;
    }

    /**
     * Adds a synapse with initial values at the end of its branch; ranks are stale until {@link #rank(int, int)} has been called.
     *
     * @return its row
     */
    public int add(int preNeuron, int postNeuron, int branch) {
        int row = postNeuron * branches + branch;
        int at = rowStart[row + 1];
        if (axons.shared()) {
            axons.part(postNeuron);
        }
        insert(at);
        for (int r = row + 1; r < rowStart.length; r++) {
            rowStart[r]++;
        }
        pre.values[at] = preNeuron;
        birth.values[at] = births++;
        if (axons.shared()) {
            axons.add(at);
        }
        return at;
    }

    /**
     * Replaces everything by new synapses with initial values, born in the given order, as a birth or an import does.
     *
     * @return for each given synapse the row in which it ended up
     */
    public int[] lay(int[] preNeurons, int[] postNeurons, int[] onBranch) {
        int total = preNeurons.length;
        axons.forget();
        truncate(0);
        append(total);
        Arrays.fill(rowStart, 0);
        for (int i = 0; i < total; i++) {
            rowStart[postNeurons[i] * branches + onBranch[i] + 1]++;
        }
        for (int r = 1; r < rowStart.length; r++) {
            rowStart[r] += rowStart[r - 1];
        }
        int[] next = Arrays.copyOf(rowStart, rowStart.length);
        int[] placed = new int[total];
        for (int i = 0; i < total; i++) {
            int at = next[postNeurons[i] * branches + onBranch[i]]++;
            placed[i] = at;
            pre.values[at] = preNeurons[i];
            birth.values[at] = i;
        }
        births = total;
        for (int n = 0; n < neurons; n++) {
            for (int b = 0; b < branches; b++) {
                rank(n, b);
            }
        }
        return placed;
    }

    /** Numbers the synapses of a branch by presynaptic neuron, the older first among equals. */
    public void rank(int neuron, int branch) {
        int from = first(neuron, branch);
        int length = first(neuron, branch + 1) - from;
        long[] keys = new long[length];
        for (int i = 0; i < length; i++) {
            keys[i] = (long) pre.values[from + i] << Integer.SIZE | i;
        }
        Arrays.sort(keys);
        for (int position = 0; position < length; position++) {
            rank.values[from + (int) keys[position]] = position;
        }
        compareBirths(neuron * branches + branch);
    }

    private void compareBirths(int row) {
        int disorder = 0;
        for (int s = rowStart[row]; s < rowStart[row + 1]; s++) {
            disorder |= rank.values[s] ^ (s - rowStart[row]);
        }
        bornByRank[row] = disorder == 0;
    }

    /** Removes every synapse that does not satisfy {@code keeps}, keeping the order, and ranks the branches that changed. */
    public void keepOnly(IntPredicate keeps) {
        int[] doomed = new int[count()];
        int removed = 0;
        int[] changed = new int[rowStart.length];
        int rows = 0;
        int synapse = 0;
        for (int row = 0; row + 1 < rowStart.length; row++) {
            int before = removed;
            for (; synapse < rowStart[row + 1]; synapse++) {
                if (!keeps.test(synapse)) {
                    doomed[removed++] = synapse;
                }
            }
            rowStart[row + 1] -= removed;
            if (removed > before) {
                changed[rows++] = row;
            }
        }
        remove(doomed, removed);
        for (int i = 0; i < rows; i++) {
            rank(changed[i] / branches, changed[i] % branches);
        }
    }

    /** The rows of the table in the order of birth, which is the order of exchange files. */
    public int[] inOrderOfBirth() {
        long[] keys = new long[count()];
        for (int s = 0; s < keys.length; s++) {
            keys[s] = (long) birth.values[s] << Integer.SIZE | s;
        }
        Arrays.sort(keys);
        return Arrays.stream(keys).mapToInt(key -> (int) key).toArray();
    }

    @Override
    public void save(StateSink sink) {
        if (axons.shared()) {
            axons.writeOut();
        }
        super.save(sink);
        sink.put("births", births);
        sink.put("row_start", rowStart, rowStart.length);
    }

    @Override
    public void restore(StateSource source) {
        axons.forget();
        super.restore(source);
        births = source.getInt("births");
        int[] rows = source.getInts("row_start");
        boolean sound = rows.length == rowStart.length && rows[0] == 0 && rows[rows.length - 1] == count();
        for (int r = 1; sound && r < rows.length; r++) {
            sound = rows[r] >= rows[r - 1];
        }
        for (int s = 0; sound && s < count(); s++) {
            sound = pre.values[s] >= 0 && pre.values[s] < neurons;
        }
        if (!sound) {
            throw new SnapshotException(
                    "the synapses of the snapshot do not fit its neurons; the snapshot is not usable");
        }
        System.arraycopy(rows, 0, rowStart, 0, rows.length);
        for (int row = 0; row + 1 < rowStart.length; row++) {
            compareBirths(row);
        }
    }

    private int row(int synapse) {
        int low = 0;
        int high = rowStart.length - 1;
        while (high - low > 1) {
            int middle = (low + high) >>> 1;
            if (rowStart[middle] <= synapse) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
