package org.neuraxon.core.blueprint;

import org.neuraxon.core.parameter.Parameter;

/**
 * Synaptic time warping (chrono): a fast trace and a slow one whose decay each synapse stretches or shrinks by itself.
 *
 * @param alphaFast retention of the fast trace
 * @param alphaSlow retention of the slow trace at warp 1
 * @param lambdaFast share of the fast trace in the current
 * @param lambdaSlow share of the slow trace in the current
 * @param enabled whether synapses warp time
 * @param traceClip bound of both traces; 0 or less: none
 * @param gateNorm slow trace at which its gate saturates; 0 or less: no squashing
 * @param rawClip bound before the logistic function; 0 or less: none
 * @param omegaMin smallest warp
 * @param omegaMax largest warp
 * @param omegaSmoothing share of the new warp; clamped to 0..1
 */
public record TimeWarping(
        @Parameter(key = "chrono_alpha_f", about = "retention of the fast trace")
        double alphaFast,

        @Parameter(key = "chrono_alpha_s", about = "retention of the slow trace at warp 1", min = 0)
        double alphaSlow,

        @Parameter(key = "chrono_lambda_f", about = "share of the fast trace in the current")
        double lambdaFast,

        @Parameter(key = "chrono_lambda_s", about = "share of the slow trace in the current")
        double lambdaSlow,

        @Parameter(key = "chrono_enabled", about = "whether synapses warp time")
        boolean enabled,

        @Parameter(key = "chrono_trace_clip", about = "bound of both traces; 0 or less: none")
        double traceClip,

        @Parameter(key = "chrono_gate_norm", about = "slow trace at which its gate saturates; 0 or less: no squashing")
        double gateNorm,

        @Parameter(key = "chrono_raw_clip", about = "bound before the logistic function; 0 or less: none")
        double rawClip,

        @Parameter(key = "chrono_omega_min", about = "smallest warp")
        double omegaMin,

        @Parameter(key = "chrono_omega_max", about = "largest warp")
        double omegaMax,

        @Parameter(key = "chrono_omega_smoothing", about = "share of the new warp; clamped to 0..1")
        double omegaSmoothing) {

    /** The defaults of the published model. */
    public static final TimeWarping DEFAULT =
            new TimeWarping(0.95, 0.99, 0.15, 0.08, true, 10.0, 10.0, 8.0, 0.05, 0.95, 0.2);
}
