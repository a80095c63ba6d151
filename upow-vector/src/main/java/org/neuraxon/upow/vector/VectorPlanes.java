package org.neuraxon.upow.vector;

import static jdk.incubator.vector.VectorOperators.NOT;
import static jdk.incubator.vector.VectorOperators.XOR;

import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.IntStream;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorSpecies;
import org.neuraxon.upow.task.Topology;

/**
 * The states of all neurons that matter, one bit a window, in one vector of windows.
 *
 * <p>A neuron has a plane for each set of values that is asked for: always those of value 1 and of value 2; and if it is a <em>leaf</em>, those of all six
 * sets that are neither empty nor full ({@code set} is a mask: 1 for value 0, 2 for value 1, 4 for value 2). One of the three neighbours of every
 * neuron is a leaf, a; the others are b and c. Whether a table says 1 (or 2) is, modulo 2, a sum of nine terms,
 *
 * <pre>  L00 + b1 L10 + b2 L20 + c1 (L01 + b1 L11 + b2 L21) + c2 (L02 + b1 L12 + b2 L22),</pre>
 *
 * where b1 means that b has value 1 and every L is a plane of a, ready made: which one it is follows from the table alone, because a sum modulo 2 of
 * planes of a is again one of them. That is 16 operations an output. Where b and c are inputs that are never unknown when fed, both are unknown together and
 * five terms are left. As few neurons as possible are leaves, because everything must fit into the first cache level.
 */
final class VectorPlanes {

    static final int POSITIVE = 2;
    static final int UNKNOWN = 4;
    private static final int SETS = 8;
    /** The sets that only leaves have, in the order of their planes. */
    private static final int[] DERIVED = {1, 3, 5, 6};

    private static final VectorSpecies<Long> SPECIES = Words.SPECIES;
    private static final int COUNT = Words.COUNT;

    private static final int NEVER = Words.START;
    private static final int ALWAYS = NEVER + COUNT;
    private static final int UNFED = ALWAYS + COUNT;
    private static final int FED = UNFED + COUNT;
    /** Here the table neurons begin, with planes of values 1 and 2 each. */
    private static final int TABLES = FED + COUNT;

    private static final int NONE = -1;

    private final Wiring wiring;
    /** For each neuron and set, where the plane begins. */
    private final int[] places;
    /** The same for each column of inputs. */
    private final int[] columnPlaces;
    /** Where the other sets of the table neurons that are leaves begin. */
    private final int derivedTables;

    private final int[] derivedColumns;
    private final int[] reads;
    private final int[] pairReads;
    private long[] now;
    private long[] next;

    /** Planes for the neurons that can be heard, fed with some columns. */
    VectorPlanes(Topology topology, Columns columns) {
        wiring = new Wiring(topology, columns);
        int[] neurons = wiring.neurons();
        places = new int[SETS * topology.population()];
        Arrays.fill(places, NONE);
        for (int j = 0; j < neurons.length; j++) {
            places[SETS * neurons[j] + POSITIVE] = TABLES + 2 * j * COUNT;
            places[SETS * neurons[j] + UNKNOWN] = TABLES + (2 * j + 1) * COUNT;
        }
        derivedTables = TABLES + 2 * neurons.length * COUNT;
        int free = derivedTables;
        for (int j = wiring.firstLeaf(); j < wiring.endLeaf(); j++) {
            for (int set : DERIVED) {
                places[SETS * neurons[j] + set] = free;
                free += COUNT;
            }
        }
        BitSet leafColumns = wiring.leafColumns();
        columnPlaces = new int[SETS * columns.count()];
        Arrays.fill(columnPlaces, NONE);
        for (int column = 0; column < columns.count(); column++) {
            for (int set = 1; set < SETS - 1; set++) {
                if (set == UNKNOWN && !columns.threeValued(column)) {
                    columnPlaces[SETS * column + set] = UNFED;
                } else if (set == POSITIVE || set == UNKNOWN || leafColumns.get(column)) {
                    columnPlaces[SETS * column + set] = free;
                    free += COUNT;
                }
            }
        }
        for (int input : topology.inputs()) {
            if (columns.of(input) != Columns.NONE) {
                System.arraycopy(columnPlaces, SETS * columns.of(input), places, SETS * input, SETS);
            }
        }
        derivedColumns = leafColumns.stream()
                .flatMap(column -> IntStream.concat(IntStream.of(POSITIVE, UNKNOWN), IntStream.of(DERIVED))
                        .map(set -> columnPlaces[SETS * column + set]))
                .toArray();
        reads = new int[Terms.READS * wiring.firstPair()];
        pairReads = new int[Terms.PAIR_READS * (neurons.length - wiring.firstPair())];
        now = new long[free];
        next = new long[free];
        Arrays.fill(now, ALWAYS, ALWAYS + COUNT, -1L);
        Arrays.fill(next, ALWAYS, ALWAYS + COUNT, -1L);
    }

    private int place(int neuron, int set) {
        return set == 0 ? NEVER : set == SETS - 1 ? ALWAYS : places[SETS * neuron + set];
    }

    /** The neurons that have a table and matter. */
    int[] neurons() {
        return wiring.neurons();
    }

    /** Where the plane of a column of inputs begins; that of value 1, and of value 2 if it has that, are the feeder's to write. */
    int columnPlace(int column, int set) {
        return columnPlaces[SETS * column + set];
    }

    /** Where a neuron's plane begins. */
    int neuronPlace(int neuron, int set) {
        return places[SETS * neuron + set];
    }

    /** The planes as they are now. */
    long[] now() {
        return now;
    }

    /** Takes the tables of a network. */
    void load(byte[] tables) {
        int at = 0;
        for (int j = 0; j < wiring.firstPair(); j++) {
            int second = wiring.second(j);
            int third = wiring.third(j);
            reads[at++] = place(second, POSITIVE);
            reads[at++] = place(second, UNKNOWN);
            reads[at++] = place(third, POSITIVE);
            reads[at++] = place(third, UNKNOWN);
            for (int value = 1; value <= 2; value++) {
                for (int term : Terms.of(wiring.sets(j, tables, value))) {
                    reads[at++] = place(wiring.leaf(j), term);
                }
            }
        }
        at = 0;
        for (int j = wiring.firstPair(); j < wiring.neurons().length; j++) {
            pairReads[at++] = place(wiring.second(j), POSITIVE);
            pairReads[at++] = place(wiring.third(j), POSITIVE);
            for (int value = 1; value <= 2; value++) {
                for (int term : Terms.ofPair(wiring.sets(j, tables, value))) {
                    pairReads[at++] = place(wiring.leaf(j), term);
                }
            }
        }
    }

    /** Makes every neuron with a table unknown in some windows. */
    void forget(long[] windows) {
        for (int neuron : wiring.neurons()) {
            for (int set = 1; set < SETS - 1; set++) {
                int place = places[SETS * neuron + set];
                for (int i = 0; place != NONE && i < COUNT; i++) {
                    if ((set & UNKNOWN) != 0) {
                        now[place + i] |= windows[i];
                    } else {
                        now[place + i] &= ~windows[i];
                    }
                }
            }
        }
    }

    /**
     * Says which windows are fed. Then the feeder writes the columns, and then comes a tick.
     *
     * @param feeding one vector, at place 0
     */
    void share(long[] feeding) {
        share(now, feeding);
    }

    private static void share(long[] now, long[] feeding) {
        LongVector fed = LongVector.fromArray(SPECIES, feeding, 0);
        fed.intoArray(now, FED);
        fed.lanewise(NOT).intoArray(now, UNFED);
    }

    /** One tick of all neurons that have a table. */
    void tick() {
        deriveColumns(now, derivedColumns);
        tick(now, next, reads);
        int firstPair = TABLES + 2 * COUNT * wiring.firstPair();
        tickPairs(now, next, pairReads, firstPair);
        int firstLeaf = TABLES + 2 * COUNT * wiring.firstLeaf();
        int endLeaf = TABLES + 2 * COUNT * wiring.endLeaf();
        derive(next, firstLeaf, endLeaf, derivedTables);
        long[] old = now;
        now = next;
        next = old;
    }

    private static void tick(long[] now, long[] next, int[] reads) {
        for (int r = 0, to = TABLES; r < reads.length; r += Terms.READS, to += 2 * COUNT) {
            LongVector b1 = LongVector.fromArray(SPECIES, now, reads[r]);
            LongVector b2 = LongVector.fromArray(SPECIES, now, reads[r + 1]);
            LongVector c1 = LongVector.fromArray(SPECIES, now, reads[r + 2]);
            LongVector c2 = LongVector.fromArray(SPECIES, now, reads[r + 3]);
            LongVector.fromArray(SPECIES, now, reads[r + 4])
                    .lanewise(
                            XOR,
                            LongVector.fromArray(SPECIES, now, reads[r + 5]).and(b1))
                    .lanewise(
                            XOR,
                            LongVector.fromArray(SPECIES, now, reads[r + 6]).and(b2))
                    .lanewise(
                            XOR,
                            LongVector.fromArray(SPECIES, now, reads[r + 7])
                                    .lanewise(
                                            XOR,
                                            LongVector.fromArray(SPECIES, now, reads[r + 8])
                                                    .and(b1))
                                    .lanewise(
                                            XOR,
                                            LongVector.fromArray(SPECIES, now, reads[r + 9])
                                                    .and(b2))
                                    .and(c1))
                    .lanewise(
                            XOR,
                            LongVector.fromArray(SPECIES, now, reads[r + 10])
                                    .lanewise(
                                            XOR,
                                            LongVector.fromArray(SPECIES, now, reads[r + 11])
                                                    .and(b1))
                                    .lanewise(
                                            XOR,
                                            LongVector.fromArray(SPECIES, now, reads[r + 12])
                                                    .and(b2))
                                    .and(c2))
                    .intoArray(next, to);
            LongVector.fromArray(SPECIES, now, reads[r + 13])
                    .lanewise(
                            XOR,
                            LongVector.fromArray(SPECIES, now, reads[r + 14]).and(b1))
                    .lanewise(
                            XOR,
                            LongVector.fromArray(SPECIES, now, reads[r + 15]).and(b2))
                    .lanewise(
                            XOR,
                            LongVector.fromArray(SPECIES, now, reads[r + 16])
                                    .lanewise(
                                            XOR,
                                            LongVector.fromArray(SPECIES, now, reads[r + 17])
                                                    .and(b1))
                                    .lanewise(
                                            XOR,
                                            LongVector.fromArray(SPECIES, now, reads[r + 18])
                                                    .and(b2))
                                    .and(c1))
                    .lanewise(
                            XOR,
                            LongVector.fromArray(SPECIES, now, reads[r + 19])
                                    .lanewise(
                                            XOR,
                                            LongVector.fromArray(SPECIES, now, reads[r + 20])
                                                    .and(b1))
                                    .lanewise(
                                            XOR,
                                            LongVector.fromArray(SPECIES, now, reads[r + 21])
                                                    .and(b2))
                                    .and(c2))
                    .intoArray(next, to + COUNT);
        }
    }

    private static void tickPairs(long[] now, long[] next, int[] reads, int first) {
        LongVector unfed = LongVector.fromArray(SPECIES, now, UNFED);
        for (int r = 0, to = first; r < reads.length; r += Terms.PAIR_READS, to += 2 * COUNT) {
            LongVector b1 = LongVector.fromArray(SPECIES, now, reads[r]);
            LongVector c1 = LongVector.fromArray(SPECIES, now, reads[r + 1]);
            LongVector.fromArray(SPECIES, now, reads[r + 2])
                    .lanewise(
                            XOR,
                            LongVector.fromArray(SPECIES, now, reads[r + 3]).and(unfed))
                    .lanewise(
                            XOR,
                            LongVector.fromArray(SPECIES, now, reads[r + 4]).and(b1))
                    .lanewise(
                            XOR,
                            LongVector.fromArray(SPECIES, now, reads[r + 5])
                                    .lanewise(
                                            XOR,
                                            LongVector.fromArray(SPECIES, now, reads[r + 6])
                                                    .and(b1))
                                    .and(c1))
                    .intoArray(next, to);
            LongVector.fromArray(SPECIES, now, reads[r + 7])
                    .lanewise(
                            XOR,
                            LongVector.fromArray(SPECIES, now, reads[r + 8]).and(unfed))
                    .lanewise(
                            XOR,
                            LongVector.fromArray(SPECIES, now, reads[r + 9]).and(b1))
                    .lanewise(
                            XOR,
                            LongVector.fromArray(SPECIES, now, reads[r + 10])
                                    .lanewise(
                                            XOR,
                                            LongVector.fromArray(SPECIES, now, reads[r + 11])
                                                    .and(b1))
                                    .and(c1))
                    .intoArray(next, to + COUNT);
        }
    }

    private static void derive(long[] planes, int first, int end, int target) {
        for (int from = first, to = target; from < end; from += 2 * COUNT, to += 4 * COUNT) {
            LongVector positive = LongVector.fromArray(SPECIES, planes, from);
            LongVector unknown = LongVector.fromArray(SPECIES, planes, from + COUNT);
            LongVector either = positive.lanewise(XOR, unknown);
            either.lanewise(NOT).intoArray(planes, to);
            unknown.lanewise(NOT).intoArray(planes, to + COUNT);
            positive.lanewise(NOT).intoArray(planes, to + 2 * COUNT);
            either.intoArray(planes, to + 3 * COUNT);
        }
    }

    private static void deriveColumns(long[] planes, int[] places) {
        for (int i = 0; i < places.length; i += 6) {
            LongVector positive = LongVector.fromArray(SPECIES, planes, places[i]);
            LongVector unknown = LongVector.fromArray(SPECIES, planes, places[i + 1]);
            LongVector either = positive.lanewise(XOR, unknown);
            either.lanewise(NOT).intoArray(planes, places[i + 2]);
            unknown.lanewise(NOT).intoArray(planes, places[i + 3]);
            positive.lanewise(NOT).intoArray(planes, places[i + 4]);
            either.intoArray(planes, places[i + 5]);
        }
    }

    /** The trits of all neurons with a table in one window; the other neurons are 0. */
    byte[] state(int window) {
        byte[] state = new byte[places.length / SETS];
        int word = window / Long.SIZE;
        for (int neuron : wiring.neurons()) {
            long positive = now[places[SETS * neuron + POSITIVE] + word] >>> window & 1;
            long unknown = now[places[SETS * neuron + UNKNOWN] + word] >>> window & 1;
            state[neuron] = (byte) (positive + 2 * unknown);
        }
        return state;
    }
}
