package org.neuraxon.upow.vector;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import jdk.incubator.vector.LongVector;
import org.neuraxon.upow.task.Topology;

/**
 * The states of all neurons that matter, one bit a window, in one vector of windows.
 *
 * <p>A neuron has a plane for each set of values that is asked for: always those of value 1 and of value 2; and if it is a <em>leaf</em>, those of the other
 * four sets that are neither empty nor full ({@code set} is a mask: 1 for value 0, 2 for value 1, 4 for value 2). One of the three neighbours of every
 * neuron is a leaf: whatever a table says about that one's value is then a plane, ready made, and the other two choose among nine of them. As few
 * neurons as possible are leaves, because everything must fit into the first cache level.
 */
final class VectorPlanes {

    static final int POSITIVE = 2;
    static final int UNKNOWN = 4;
    private static final int LEAVES = 9;
    private static final int PER_NEURON = 2 * LEAVES;
    private static final int SETS = 8;
    private static final int NEVER = Words.LEAD;
    private static final int ALWAYS = NEVER + Words.COUNT;
    private static final int UNFED = ALWAYS + Words.COUNT;
    private static final int FED = UNFED + Words.COUNT;
    private static final int FREE = FED + Words.COUNT;
    private static final int NONE = -1;
    /** In this order {@link #derive} takes its planes: those of values 1 and 2, then the four that follow from them. */
    private static final int[] DERIVED = {POSITIVE, UNKNOWN, 1, 3, 5, 6};

    private final Topology topology;
    private final int[] neighbours;
    private final int[] neurons;
    private final int[] inputs;
    /** For each table neuron, which of its neighbours is the leaf. */
    private final int[] leafOf;
    /** For each neuron and set, where the plane begins. */
    private final int[] places;

    private final long[] planes;
    private final long[] next;
    private final int[] leaves;
    private final int[] choosers;
    private final int[] targets;
    private final int[] derivedInputs;
    private final int[] derivedNeurons;

    /**
     * Planes for the neurons that can be heard.
     *
     * @param threeValued for each input of the topology, whether its trit is ever unknown; the others share their planes of unknown
     */
    VectorPlanes(Topology topology, boolean[] threeValued) {
        this.topology = topology;
        neighbours = topology.neighbours();
        BitSet cone = topology.cone();
        inputs = Arrays.stream(topology.inputs()).filter(cone::get).toArray();
        neurons = Arrays.stream(topology.tableNeurons()).filter(cone::get).toArray();
        BitSet leaf = fewestLeaves();
        leafOf = new int[neurons.length];
        for (int j = 0; j < neurons.length; j++) {
            while (!leaf.get(neighbours[Topology.READ * neurons[j] + leafOf[j]])) {
                leafOf[j]++;
            }
        }
        places = new int[SETS * topology.population()];
        Arrays.fill(places, NONE);
        int[] all = topology.inputs();
        for (int k = 0; k < all.length; k++) {
            if (!threeValued[k]) {
                places[SETS * all[k] + UNKNOWN] = UNFED;
                places[SETS * all[k] + 3] = FED;
            }
        }
        int free = FREE;
        for (int[] group : new int[][] {neurons, inputs}) {
            for (int neuron : group) {
                for (int set = 1; set < SETS - 1; set++) {
                    boolean asked = set == POSITIVE || set == UNKNOWN || leaf.get(neuron);
                    if (asked && places[SETS * neuron + set] == NONE) {
                        places[SETS * neuron + set] = free;
                        free += Words.COUNT;
                    }
                }
            }
        }
        planes = new long[free];
        next = Words.planes(2 * neurons.length);
        Arrays.fill(planes, ALWAYS, ALWAYS + Words.COUNT, -1L);
        derivedInputs = derived(inputs, leaf);
        derivedNeurons = derived(neurons, leaf);
        leaves = new int[PER_NEURON * neurons.length];
        choosers = new int[4 * neurons.length];
        targets = new int[2 * neurons.length];
        for (int j = 0; j < neurons.length; j++) {
            int b = neighbours[Topology.READ * neurons[j] + second(j)];
            int c = neighbours[Topology.READ * neurons[j] + third(j)];
            choosers[4 * j] = place(b, POSITIVE);
            choosers[4 * j + 1] = place(b, UNKNOWN);
            choosers[4 * j + 2] = place(c, POSITIVE);
            choosers[4 * j + 3] = place(c, UNKNOWN);
            targets[2 * j] = place(neurons[j], POSITIVE);
            targets[2 * j + 1] = place(neurons[j], UNKNOWN);
        }
    }

    /** Neurons of which every table neuron reads one: again and again the one that most of the others read. */
    private BitSet fewestLeaves() {
        BitSet leaf = new BitSet();
        BitSet open = new BitSet();
        open.set(0, neurons.length);
        while (!open.isEmpty()) {
            int[] readers = new int[topology.population()];
            open.stream()
                    .flatMap(j -> Arrays.stream(
                                    neighbours, Topology.READ * neurons[j], Topology.READ * neurons[j] + Topology.READ)
                            .distinct())
                    .forEach(neuron -> readers[neuron]++);
            int most = 0;
            for (int neuron = 0; neuron < readers.length; neuron++) {
                most = readers[neuron] > readers[most] ? neuron : most;
            }
            leaf.set(most);
            for (int j = 0; j < neurons.length; j++) {
                for (int i = 0; i < Topology.READ; i++) {
                    if (neighbours[Topology.READ * neurons[j] + i] == most) {
                        open.clear(j);
                    }
                }
            }
        }
        return leaf;
    }

    private int second(int j) {
        return leafOf[j] == 0 ? 1 : 0;
    }

    private int third(int j) {
        return leafOf[j] == 2 ? 1 : 2;
    }

    private int[] derived(int[] group, BitSet leaf) {
        return Arrays.stream(group)
                .filter(leaf::get)
                .flatMap(neuron -> Arrays.stream(DERIVED).map(set -> place(neuron, set)))
                .toArray();
    }

    private int place(int neuron, int set) {
        return set == 0 ? NEVER : set == SETS - 1 ? ALWAYS : places[SETS * neuron + set];
    }

    int[] neurons() {
        return neurons;
    }

    int[] inputs() {
        return inputs;
    }

    /** Takes the tables of a network. */
    void load(byte[] tables) {
        int[] weight = {1, 3, 9};
        for (int j = 0; j < neurons.length; j++) {
            int table = Topology.ENTRIES * neurons[j];
            int leaf = neighbours[Topology.READ * neurons[j] + leafOf[j]];
            for (int rest = 0; rest < LEAVES; rest++) {
                int positive = 0;
                int unknown = 0;
                for (int a = 0; a < 3; a++) {
                    int entry = a * weight[leafOf[j]] + rest % 3 * weight[second(j)] + rest / 3 * weight[third(j)];
                    positive |= (tables[table + entry] == 1 ? 1 : 0) << a;
                    unknown |= (tables[table + entry] == 2 ? 1 : 0) << a;
                }
                leaves[PER_NEURON * j + rest] = place(leaf, positive);
                leaves[PER_NEURON * j + LEAVES + rest] = place(leaf, unknown);
            }
        }
    }

    /** Makes every neuron unknown in every window. */
    void forget() {
        for (int[] group : new int[][] {neurons, inputs}) {
            for (int neuron : group) {
                for (int set = 1; set < SETS - 1; set++) {
                    int place = places[SETS * neuron + set];
                    if (place != NONE) {
                        Arrays.fill(planes, place, place + Words.COUNT, (set & UNKNOWN) != 0 ? -1L : 0);
                    }
                }
            }
        }
    }

    /** The words of all planes; those of {@link #inputPlace} are the feeder's to write. */
    long[] words() {
        return planes;
    }

    /** Where the plane of an input that can be heard begins. */
    int inputPlace(int input, int set) {
        return places[SETS * input + set];
    }

    /** The windows in which a neuron has value 1 (POSITIVE) or 2 (UNKNOWN). */
    LongVector plane(int neuron, int set) {
        return Words.load(planes, places[SETS * neuron + set]);
    }

    /**
     * What completes the inputs once their values are there.
     *
     * @param feeding the windows that are fed
     */
    List<Runnable> completing(long[] feeding) {
        return List.of(() -> share(planes, feeding), () -> derive(planes, derivedInputs));
    }

    /** What makes a tick of all neurons that have a table. */
    List<Runnable> ticking() {
        return List.of(
                () -> choose(planes, next, leaves, choosers),
                () -> take(planes, next, targets),
                () -> derive(planes, derivedNeurons));
    }

    private static void share(long[] planes, long[] feeding) {
        LongVector fed = Words.load(feeding, 0);
        fed.intoArray(planes, FED);
        Words.not(fed).intoArray(planes, UNFED);
    }

    private static void choose(long[] planes, long[] next, int[] leaves, int[] choosers) {
        for (int i = 0; i < choosers.length / 2; i++) {
            int chooser = i >> 1 << 2;
            int leaf = LEAVES * i;
            LongVector b1 = Words.load(planes, choosers[chooser]);
            LongVector b2 = Words.load(planes, choosers[chooser + 1]);
            LongVector x0 = choose(planes, leaves, leaf, b1, b2);
            LongVector x1 = choose(planes, leaves, leaf + 3, b1, b2);
            LongVector x2 = choose(planes, leaves, leaf + 6, b1, b2);
            LongVector c1 = Words.load(planes, choosers[chooser + 2]);
            LongVector c2 = Words.load(planes, choosers[chooser + 3]);
            Words.choose(Words.choose(x0, x1, c1), x2, c2).intoArray(next, Words.LEAD + i * Words.COUNT);
        }
    }

    private static LongVector choose(long[] planes, int[] leaves, int at, LongVector b1, LongVector b2) {
        LongVector x = Words.choose(Words.load(planes, leaves[at]), Words.load(planes, leaves[at + 1]), b1);
        return Words.choose(x, Words.load(planes, leaves[at + 2]), b2);
    }

    private static void take(long[] planes, long[] next, int[] targets) {
        for (int i = 0; i < targets.length; i++) {
            Words.load(next, Words.LEAD + i * Words.COUNT).intoArray(planes, targets[i]);
        }
    }

    private static void derive(long[] planes, int[] places) {
        for (int i = 0; i < places.length; i += DERIVED.length) {
            LongVector positive = Words.load(planes, places[i]);
            LongVector unknown = Words.load(planes, places[i + 1]);
            LongVector either = Words.or(positive, unknown);
            Words.not(either).intoArray(planes, places[i + 2]);
            Words.not(unknown).intoArray(planes, places[i + 3]);
            Words.not(positive).intoArray(planes, places[i + 4]);
            either.intoArray(planes, places[i + 5]);
        }
    }

    /** The trits of all neurons in one window; neurons that do not matter are 0. */
    byte[] state(int word, int bit) {
        byte[] state = new byte[topology.population()];
        for (int[] group : new int[][] {neurons, inputs}) {
            for (int neuron : group) {
                long positive = planes[places[SETS * neuron + POSITIVE] + word] >>> bit & 1;
                long unknown = planes[places[SETS * neuron + UNKNOWN] + word] >>> bit & 1;
                state[neuron] = (byte) (positive + 2 * unknown);
            }
        }
        return state;
    }
}
