package org.neuraxon.exchange.trajectory;

import org.neuraxon.core.Mechanism;
import org.neuraxon.core.Network;
import org.neuraxon.core.tissue.Sphere;
import org.neuraxon.exchange.ExchangeException;
import org.neuraxon.exchange.json.Place;
import org.neuraxon.exchange.reference.Imported;
import org.neuraxon.exchange.reference.ImportedNetwork;
import org.neuraxon.exchange.reference.ImportedTissue;
import org.neuraxon.exchange.reference.ReferenceImport;

/**
 * Plays a golden trajectory on the engine and finds the first difference from what the reference recorded.
 *
 * <p>The reference had its random events switched off, so they are {@linkplain Network#ablate ablated} here: spontaneous activity, waking
 * of silent synapses, new synapses, death of neurons. Every trinary state must be equal, and every number y of a checkpoint must satisfy
 * |x - y| ≤ tolerance (1 + |x|) for the recorded x.
 */
public final class Replay {

    /** The tolerance that an engine in double precision has to meet. */
    public static final double TOLERANCE = 1e-10;

    private static final Mechanism[] RANDOM = {
        Mechanism.SPONTANEOUS_ACTIVITY, Mechanism.UNSILENCING, Mechanism.SYNAPSE_FORMATION, Mechanism.NEURON_DEATH
    };

    private Replay() {}

    /** Plays a trajectory with the usual tolerance. */
    public static ReplayResult play(Trajectory trajectory) {
        return play(trajectory, TOLERANCE);
    }

    /**
     * Plays a trajectory.
     *
     * @param tolerance at least 0
     * @throws ExchangeException if the trajectory cannot be played
     */
    public static ReplayResult play(Trajectory trajectory, double tolerance) {
        if (!(tolerance >= 0)) {
            throw new IllegalArgumentException("the tolerance is " + tolerance + "; it must be 0 or more");
        }
        Comparison comparison = new Comparison(tolerance);
        Player player = player(trajectory, comparison);
        for (int step = 0; step < trajectory.steps() && !comparison.different(); step++) {
            trajectory.events(step).forEach(player::apply);
            player.live(step);
            comparison.at(step + 1);
            player.compareStates(trajectory.trinary(step));
            for (Place checkpoint : trajectory.checkpoints(step + 1)) {
                player.compare(checkpoint);
            }
        }
        return comparison.result();
    }

    private static Player player(Trajectory trajectory, Comparison comparison) {
        String kind = trajectory.kind();
        if (kind.equals("v1")) {
            throw new ExchangeException(
                    "the trajectory '" + trajectory.name()
                            + "' is of version 1, whose dynamics this engine does not have; only v2 and multisphere trajectories can be replayed");
        }
        Imported initial = ReferenceImport.read(trajectory.initial(), ReferenceImport.DEFAULT_SEED);
        if (initial instanceof ImportedNetwork network && kind.equals("v2")) {
            network.network().ablate(RANDOM);
            return new NetworkPlayer(network.network(), trajectory, comparison);
        }
        if (initial instanceof ImportedTissue tissue && kind.equals("multisphere")) {
            for (Sphere sphere : tissue.tissue().spheres()) {
                sphere.network().ablate(RANDOM);
            }
            return new TissuePlayer(tissue.tissue(), trajectory, comparison);
        }
        throw trajectory.initial().wrong("is not a network of the kind '" + kind + "' that the trajectory names");
    }
}
