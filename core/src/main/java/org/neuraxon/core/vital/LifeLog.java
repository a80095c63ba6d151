package org.neuraxon.core.vital;

import java.util.List;
import org.neuraxon.core.Network;

/**
 * Vital signs of a network from the life it leads anyway: somebody looks after every moment, and nothing is tried on it or on a copy. So the
 * signs that need a probe or a life without input stay open, and the network, its digest and its speed are what they were.
 *
 * <pre>{@code
 * LifeLog log = new LifeLog(network);
 * while (living) {
 *     network.step();
 *     log.look();
 * }
 * log.panel().word();
 * }</pre>
 */
public final class LifeLog {

    /** Moments before states are judged: longer than a neuron may be stuck. */
    public static final int LEAST = 200;

    private static final String PROBE = "it takes probes on a copy";

    private final Network network;
    private final Body body;
    private final Census census;

    /** Begins to follow a network. */
    public LifeLog(Network network) {
        this.network = network;
        body = new NetworkBody(network);
        census = new Census(body);
    }

    /** Looks at the network; it has lived a moment since. */
    public void look() {
        census.look(body, network::level);
    }

    /** How often somebody has looked. */
    public long moments() {
        return census.moments();
    }

    /** The twelve signs, as far as they can be told. A modulator that has never moved is at rest in this use of the model, and not judged. */
    public Panel panel() {
        String wait = census.moments() + " of " + LEAST + " moments are lived";
        boolean early = census.moments() < LEAST;
        return new Panel(List.of(
                PassiveSigns.living(census.living(body)),
                early ? Sign.notYet(2, PassiveSigns.MIX, wait, PassiveSigns.MIX_IS) : PassiveSigns.mix(census),
                early
                        ? Sign.notYet(3, PassiveSigns.MOVEMENT, wait, PassiveSigns.MOVEMENT_IS)
                        : PassiveSigns.movement(census),
                early ? Sign.notYet(4, PassiveSigns.STUCK, wait, PassiveSigns.STUCK_IS) : PassiveSigns.stuck(census),
                Sign.notYet(5, VitalSigns.BRANCHING, PROBE, VitalSigns.BRANCHING_IS),
                Sign.notYet(6, VitalSigns.SELF, PROBE, VitalSigns.SELF_IS),
                Sign.notYet(7, VitalSigns.RESPONSIVENESS, PROBE, VitalSigns.RESPONSIVENESS_IS),
                Sign.notYet(8, VitalSigns.MEMORY, PROBE, VitalSigns.MEMORY_IS),
                PassiveSigns.plasticity(census, body.weightLimit()),
                early
                        ? Sign.notYet(10, PassiveSigns.MODULATORS, wait, PassiveSigns.MODULATORS_IS)
                        : PassiveSigns.modulators(census, census::moved),
                PassiveSigns.energy(),
                PassiveSigns.links()));
    }
}
