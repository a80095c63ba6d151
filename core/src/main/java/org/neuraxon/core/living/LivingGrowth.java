package org.neuraxon.core.living;

import java.util.Comparator;
import java.util.List;
import org.neuraxon.core.Chance;
import org.neuraxon.core.Moment;
import org.neuraxon.core.state.IntColumn;

/** The wiring of a new living network, all by chance keyed by neuron and place. */
final class LivingGrowth {

    private final LivingParameters parameters;
    private final Moment birth;
    private final LivingNeurons neurons;
    private final int inputs;
    private final int cells;

    LivingGrowth(LivingParameters parameters, Moment birth, LivingNeurons neurons) {
        this.parameters = parameters;
        this.birth = birth;
        this.neurons = neurons;
        inputs = parameters.population().inputs();
        cells = neurons.count() - inputs;
    }

    void receptors() {
        double share = parameters.receptors().alpha1Share();
        for (int n = inputs; n < neurons.count(); n++) {
            neurons.alpha1.values[n] = (byte) (birth.event(share, Chance.RECEPTORS, n) ? 1 : 0);
        }
    }

    void inputs(FixedSynapses synapses) {
        LivingWiring wiring = parameters.wiring();
        for (int n = inputs; n < neurons.count(); n++) {
            for (int input = 0; input < inputs; input++) {
                if (birth.event(wiring.inputShare(), Chance.INPUT_WIRING, key(n, inputs, input))) {
                    synapses.add(input, wiring.inputWeight());
                }
            }
            neurons.inputEnd.values[n] = synapses.count();
        }
    }

    void backbone(FixedSynapses synapses, List<Connection> explicit) {
        Topology topology = Topology.named(parameters.wiring().topology());
        if (topology == Topology.EXPLICIT) {
            given(synapses, neurons.backboneEnd, explicit);
            return;
        }
        for (int cell = 0; cell < cells; cell++) {
            switch (topology) {
                case SMALL_WORLD -> {
                    if (cells > 1) {
                        synapses.add(
                                inputs + (cell + cells - 1) % cells,
                                parameters.wiring().ringWeight());
                    }
                    random(synapses, cell, 0, cells, parameters.wiring().randomSynapses());
                }
                case RANDOM ->
                    random(synapses, cell, 0, cells, parameters.wiring().randomSynapses() + 1);
                case LAYERED -> layered(synapses, cell);
                default -> dense(synapses, cell);
            }
            neurons.backboneEnd.values[inputs + cell] = synapses.count();
        }
    }

    void memory(MemorySynapses synapses) {
        int partners = neurons.count() - 1;
        float weight = (float) parameters.memory().birthWeight();
        int[] order = new int[Math.max(0, partners)];
        for (int n = inputs; n < neurons.count(); n++) {
            for (int i = 0; i < partners; i++) {
                order[i] = i < n ? i : i + 1;
            }
            for (int k = 0; k < parameters.degree(); k++) {
                int drawn = k + birth.below(partners - k, Chance.WIRING, key(n, partners, k));
                int pre = order[drawn];
                order[drawn] = order[k];
                order[k] = pre;
                synapses.bear(synapses.first(n) + k, pre, (float)
                        birth.uniform(-weight, weight, Chance.FAST_WEIGHT, key(n, partners, k)));
            }
            neurons.memories.values[n] = parameters.degree();
        }
    }

    void given(FixedSynapses synapses, IntColumn ends, List<Connection> explicit) {
        List<Connection> sorted = sorted(explicit);
        int next = 0;
        for (int n = 0; n < neurons.count(); n++) {
            for (; next < sorted.size() && sorted.get(next).post() == n; next++) {
                synapses.add(sorted.get(next).pre(), sorted.get(next).weight());
            }
            ends.values[n] = synapses.count();
        }
    }

    void memory(MemorySynapses synapses, List<Connection> explicit) {
        for (Connection connection : sorted(explicit)) {
            int post = connection.post();
            int alive = neurons.memories.values[post];
            if (alive == synapses.slots()) {
                throw new IllegalArgumentException("neuron " + post + " has places for " + alive
                        + " memory synapses and is given more; raise 'memory_synapses'");
            }
            synapses.bear(synapses.first(post) + alive, connection.pre(), (float) connection.weight());
            neurons.memories.values[post] = alive + 1;
        }
    }

    private static List<Connection> sorted(List<Connection> connections) {
        return connections.stream()
                .sorted(Comparator.comparingInt(Connection::post))
                .toList();
    }

    private void layered(FixedSynapses synapses, int cell) {
        int layers = Math.min(parameters.wiring().layers(), cells);
        int layer = (int) ((long) cell * layers / cells);
        if (layer > 0) {
            int from = start(layer - 1, layers);
            random(
                    synapses,
                    cell,
                    from,
                    start(layer, layers),
                    parameters.wiring().randomSynapses() + 1);
        }
    }

    /** The first cell of a layer. */
    private int start(int layer, int layers) {
        return (int) (((long) layer * cells + layers - 1) / layers);
    }

    private void dense(FixedSynapses synapses, int cell) {
        LivingWiring wiring = parameters.wiring();
        double share = (wiring.randomSynapses() + 1.0) / Math.max(1, cells - 1);
        double mean = wiring.randomWeight() * (1 - 2 * wiring.negativeShare());
        for (int other = 0; other < cells; other++) {
            if (other != cell) {
                synapses.add(
                        inputs + other, share * mean + Math.sqrt(share) * (weight(key(cell, cells, other)) - mean));
            }
        }
    }

    /** Hears {@code count} cells of a range, not itself; one may be heard twice. */
    private void random(FixedSynapses synapses, int cell, int from, int to, int count) {
        boolean inside = cell >= from && cell < to;
        int partners = to - from - (inside ? 1 : 0);
        for (int k = 0; partners > 0 && k < count; k++) {
            long key = key(cell, count, k);
            int other = from + birth.below(partners, Chance.REWIRING_TARGET, key);
            synapses.add(inputs + (inside && other >= cell ? other + 1 : other), weight(key));
        }
    }

    private double weight(long key) {
        LivingWiring wiring = parameters.wiring();
        return birth.event(wiring.negativeShare(), Chance.SLOW_WEIGHT, key)
                ? -wiring.randomWeight()
                : wiring.randomWeight();
    }

    private static long key(int neuron, int places, int place) {
        return (long) neuron * places + place;
    }
}
