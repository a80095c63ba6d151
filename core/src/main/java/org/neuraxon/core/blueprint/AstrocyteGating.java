package org.neuraxon.core.blueprint;

import org.neuraxon.core.parameter.Parameter;

/**
 * Astrocyte-gated plasticity (AGMP): an eligibility trace becomes weight where dopamine and astrocyte activity meet.
 *
 * @param lambdaEligibility retention of the eligibility trace
 * @param lambdaAstrocyte retention of the astrocyte state
 * @param eta rate of the gated change
 * @param enabled whether plasticity is astrocyte-gated
 */
public record AstrocyteGating(
        @Parameter(key = "agmp_lambda_e", about = "retention of the eligibility trace")
        double lambdaEligibility,

        @Parameter(key = "agmp_lambda_a", about = "retention of the astrocyte state")
        double lambdaAstrocyte,

        @Parameter(key = "agmp_eta", about = "rate of the gated change")
        double eta,

        @Parameter(key = "agmp_enabled", about = "whether plasticity is astrocyte-gated")
        boolean enabled) {

    /** The defaults of the published model. */
    public static final AstrocyteGating DEFAULT = new AstrocyteGating(0.95, 0.999, 0.005, true);
}
