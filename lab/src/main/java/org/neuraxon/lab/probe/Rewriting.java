package org.neuraxon.lab.probe;

import org.neuraxon.core.Network;
import org.neuraxon.lab.Trial;

/**
 * What happens when new patterns are shown in some state of the modulators.
 *
 * @param change mean size of the change of a weight in 5 moments while patterns are shown
 * @param after the network that saw them
 */
public record Rewriting(double change, Network after) {

    private static final int SHOWN = 300;
    private static final int REST = 300;
    private static final int LOOK = 5;

    /** Shows patterns to a copy, 300 moments each and 300 between, frees its modulators, and lets it live 1,000 moments more. */
    public static Rewriting of(Trial trial, Association association, Network born, Levels levels, byte[]... fresh) {
        Network network = trial.subject().copy(born);
        trial.subject().holdStructure(network);
        association.levels(network, levels);
        double change = 0;
        int looks = 0;
        for (byte[] pattern : fresh) {
            for (int t = 0; t < trial.length(SHOWN, 50); t += LOOK) {
                double[] weights = trial.subject().weights(network);
                association.press(network, pattern, LOOK);
                change += difference(weights, trial.subject().weights(network));
                looks++;
            }
            trial.live(network, trial.length(REST, 50));
        }
        association.release(network);
        trial.live(network, trial.length(1_000, 50));
        return new Rewriting(change / looks, network);
    }

    private static double difference(double[] before, double[] after) {
        double sum = 0;
        int common = Math.min(before.length, after.length);
        for (int s = 0; s < common; s++) {
            sum += Math.abs(after[s] - before[s]);
        }
        return common == 0 ? 0 : sum / common;
    }
}
