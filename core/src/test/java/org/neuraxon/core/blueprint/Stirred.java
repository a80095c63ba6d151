package org.neuraxon.core.blueprint;

import java.util.Map;
import java.util.function.Predicate;
import org.neuraxon.core.Modulator;
import org.neuraxon.core.state.Digest;
import org.neuraxon.core.state.StateSink;

/** A small network in which every mechanism acts within a few hundred moments, and the life it is given. */
public final class Stirred {

    /** Moments in which everything has had its chance. */
    public static final int LIFE = 300;

    private Stirred() {}

    /** Parameters under which every mechanism, clip and learning switch acts. */
    public static BlueprintParameters parameters() {
        return BlueprintParameters.DEFAULT.with(Map.ofEntries(
                Map.entry("num_hidden_neurons", 30),
                Map.entry("ws_k", 8),
                Map.entry("tau_fast", 60),
                Map.entry("tau_slow", 200),
                Map.entry("learning_rate", 0.2),
                Map.entry("associative_alpha", 0.05),
                Map.entry("homeostatic_rate", 0.05),
                Map.entry("msth_ultrafast_ceiling", 0.3),
                Map.entry("msth_fast_tau", 50),
                Map.entry("msth_medium_tau", 20),
                Map.entry("msth_medium_gain", 0.5),
                Map.entry("msth_slow_tau", 30),
                Map.entry("dsn_learn_enabled", true),
                Map.entry("dsn_learn_lr", 0.5),
                Map.entry("dsn_kernel_clip", 0.35),
                Map.entry("ctsn_learn_enabled", true),
                Map.entry("ctsn_learn_lr", 0.5),
                Map.entry("ctsn_phi_gain_clip", 0.52),
                Map.entry("ctsn_phi_bias_clip", 0.02),
                Map.entry("chrono_trace_clip", 3),
                Map.entry("chrono_raw_clip", 1),
                Map.entry("chrono_omega_min", 0.3),
                Map.entry("chrono_omega_max", 0.7),
                Map.entry("agmp_eta", 2),
                Map.entry("agmp_lambda_a", 0.9),
                Map.entry("neuron_health_decay", 0.01),
                Map.entry("neuron_death_threshold", 0.99),
                Map.entry("synapse_death_prob", 0.1),
                Map.entry("synapse_formation_prob", 0.2),
                Map.entry("receptor_concentration_cap", 0.3)));
    }

    /** Lives {@code moments} moments with patterns at the inputs and changing modulators. */
    public static Blueprint2 live(Blueprint2 network, int moments) {
        for (int i = 0; i < moments; i++) {
            long t = network.steps();
            if (t % 20 == 0) {
                network.modulate(Modulator.values()[(int) (t / 20 % 4)], 0.2 + 0.1 * (t / 20 % 7));
            }
            for (int input = 0; input < network.inputCount(); input++) {
                network.inject(input, (t / 7 + input) % 3 - 1);
            }
            network.inject(network.inputCount() + (int) (t % 11), 0.8);
            network.step();
        }
        return network;
    }

    /** The digest of everything but the parameters, which would make any two parameter sets differ. */
    public static String dynamics(Blueprint2 network) {
        Digest digest = new Digest();
        network.save(new Filtered(digest, "", name -> !name.startsWith("parameters/")));
        return digest.finish();
    }

    private record Filtered(StateSink target, String prefix, Predicate<String> keeps) implements StateSink {

        @Override
        public void put(String name, long value) {
            if (keeps.test(name)) {
                target.put(name, value);
            }
        }

        @Override
        public void put(String name, double value) {
            if (keeps.test(name)) {
                target.put(name, value);
            }
        }

        @Override
        public void put(String name, String value) {
            if (keeps.test(name)) {
                target.put(name, value);
            }
        }

        @Override
        public void put(String name, double[] values, int count) {
            if (keeps.test(name)) {
                target.put(name, values, count);
            }
        }

        @Override
        public void put(String name, float[] values, int count) {
            if (keeps.test(name)) {
                target.put(name, values, count);
            }
        }

        @Override
        public void put(String name, long[] values, int count) {
            if (keeps.test(name)) {
                target.put(name, values, count);
            }
        }

        @Override
        public void put(String name, int[] values, int count) {
            if (keeps.test(name)) {
                target.put(name, values, count);
            }
        }

        @Override
        public void put(String name, byte[] values, int count) {
            if (keeps.test(name)) {
                target.put(name, values, count);
            }
        }
    }
}
