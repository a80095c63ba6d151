package org.neuraxon.core.living;

import org.neuraxon.core.parameter.Parameter;

/**
 * What is news to the network: {@link Novelty} and {@link Critic} have the formulas.
 *
 * @param familiarityRate how fast an input becomes familiar
 * @param familiarityTau how long it stays so while others are heard
 * @param noradrenaline release of noradrenaline by an unfamiliar input
 * @param dopamine release of dopamine by an unfamiliar input
 * @param criticRate share of a wrong expectation that is corrected at once
 * @param criticTau how far the critic looks ahead
 * @param criticTraceTau how far back it looks for what promised a reward
 */
public record LivingSenses(
        @Parameter(
                key = "familiarity_rate",
                about = "how fast an input becomes familiar",
                unit = "1/ms",
                min = 0,
                max = 0.2)
        double familiarityRate,

        @Parameter(
                key = "tau_familiarity",
                about = "how long it stays so while others are heard",
                unit = "ms",
                min = 0,
                max = 1000000,
                open = true)
        double familiarityTau,

        @Parameter(
                key = "noradrenaline_novelty",
                about = "release of noradrenaline by an unfamiliar input",
                min = 0,
                max = 10)
        double noradrenaline,

        @Parameter(key = "dopamine_novelty", about = "release of dopamine by an unfamiliar input", min = 0, max = 10)
        double dopamine,

        @Parameter(
                key = "critic_rate",
                about = "share of a wrong expectation that is corrected at once",
                min = 0,
                max = 1)
        double criticRate,

        @Parameter(
                key = "tau_critic",
                about = "how far the critic looks ahead",
                unit = "ms",
                min = 0,
                max = 1000000,
                open = true)
        double criticTau,

        @Parameter(
                key = "tau_critic_trace",
                about = "how far back it looks for what promised a reward",
                unit = "ms",
                min = 0,
                max = 1000000,
                open = true)
        double criticTraceTau) {

    /**
     * Measured in {@code docs/decisions/0024-living-network-news-and-order.md}; unfamiliar inputs do not move noradrenaline, because that
     * bought nothing.
     */
    public static final LivingSenses DEFAULT = new LivingSenses(0.02, 1000, 0, 1, 0.3, 1000, 200);
}
