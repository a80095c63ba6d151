package org.neuraxon.exchange.recording;

import java.util.List;
import org.neuraxon.core.Network;
import org.neuraxon.core.blueprint.Blueprint2;
import org.neuraxon.core.living.LivingNetwork;

/**
 * What can be read off a network between two moments, beside what every network has.
 *
 * @param type the model
 * @param whole of the network; the index is 0
 * @param neuron of a neuron
 * @param synapse of a synapse that learns
 * @param places how many indices synapses may have
 * @param alive whether there is a synapse at an index
 * @param wired of a synapse that does not learn, written once
 * @param wires how many of these there are
 */
record Sight<N extends Network>(
        Class<N> type,
        List<Reading<N>> whole,
        List<Reading<N>> neuron,
        List<Reading<N>> synapse,
        Count<N> places,
        Alive<N> alive,
        List<Reading<N>> wired,
        Count<N> wires) {

    /** How many. */
    interface Count<N> {
        int of(N network);
    }

    /** Whether there is one. */
    interface Alive<N> {
        boolean at(N network, int index);
    }

    /** A column and how it is read. */
    record Reading<N>(Quantity quantity, Source<N> source) {

        interface Source<N> {
            void read(N network, int index, RowWriter row);
        }

        interface Real<N> {
            double read(N network, int index);
        }

        interface Single<N> {
            float read(N network, int index);
        }

        interface Whole<N> {
            long read(N network, int index);
        }

        static <N> Reading<N> real(String name, String unit, String about, Real<N> value) {
            return new Reading<>(Quantity.real(name, unit, about), (n, i, row) -> row.put(value.read(n, i)));
        }

        static <N> Reading<N> single(String name, String unit, String about, Single<N> value) {
            return new Reading<>(Quantity.single(name, unit, about), (n, i, row) -> row.put(value.read(n, i)));
        }

        static <N> Reading<N> whole(String name, String unit, String about, Whole<N> value) {
            return new Reading<>(Quantity.whole(name, unit, about), (n, i, row) -> row.put(value.read(n, i)));
        }
    }

    /** What can be read off this network. */
    static Sight<?> of(Network network) {
        if (network instanceof LivingNetwork) {
            return LivingSight.SIGHT;
        }
        if (network instanceof Blueprint2) {
            return BlueprintSight.SIGHT;
        }
        return PlainSight.of();
    }
}
