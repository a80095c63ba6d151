package org.neuraxon.core.phase;

import org.neuraxon.core.Moment;
import org.neuraxon.core.Phase;
import org.neuraxon.core.blueprint.Ambient;
import org.neuraxon.core.blueprint.Neurons;

/**
 * Counts, over the n living neurons of all kinds: activity = #(s ≠ 0) / n, excitation = #(s = +1) / n, change = #(s ≠ previous s) / n.
 *
 * <p>Reads the states, writes {@link Ambient}.
 */
public record ActivityCensus(Neurons neurons, Ambient ambient) implements Phase {

    @Override
    public void run(Moment now, int from, int to) {
        byte[] active = neurons.active.values;
        byte[] state = neurons.state.values;
        byte[] previous = neurons.previous.values;
        int living = 0;
        int firing = 0;
        int excited = 0;
        int changed = 0;
        for (int n = from; n < to; n++) {
            if (active[n] != 0) {
                living++;
                firing += state[n] != 0 ? 1 : 0;
                excited += state[n] == 1 ? 1 : 0;
                changed += state[n] != previous[n] ? 1 : 0;
            }
        }
        double all = Math.max(living, 1);
        ambient.activity.values[0] = firing / all;
        ambient.excitation.values[0] = excited / all;
        ambient.change.values[0] = changed / all;
    }
}
