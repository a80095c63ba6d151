package org.neuraxon.learn.anomaly;

import org.jspecify.annotations.Nullable;

/**
 * What the detector says of one row.
 *
 * @param surprise -ln of the chance of a row at least this unusual (nats); NaN while nothing can be said
 * @param probability 1 minus that chance, in [0, 1): of ordinary rows a share a lies above 1 - a; NaN while nothing can be said
 * @param alarm true if a person should look
 * @param why in a few words what is unusual; null for an ordinary row
 */
public record Anomaly(
        double surprise,
        double probability,
        boolean alarm,
        @Nullable String why) {}
