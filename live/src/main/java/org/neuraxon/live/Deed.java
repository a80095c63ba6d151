package org.neuraxon.live;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.neuraxon.core.Mechanism;
import org.neuraxon.core.Modulator;
import org.neuraxon.core.living.LivingNetwork;
import org.neuraxon.core.math.CounterRandom;

/** Something done to a life between two moments. The same deeds at the same moments make the same life. */
sealed interface Deed {

    /** Does it, or refuses and changes nothing. */
    void on(Life life);

    /** What was done, in a few words. */
    String words();

    /** Sets the tonic level of a modulator. */
    record Modulate(Modulator modulator, double level) implements Deed {
        public Modulate {
            if (!(level >= 0 && level <= 1)) {
                throw new IllegalArgumentException("the level is " + level + " and must be 0 to 1");
            }
        }

        @Override
        public void on(Life life) {
            life.network().modulate(modulator, level);
        }

        @Override
        public String words() {
            return String.format(Locale.ROOT, "%s %.2f", modulator.symbol(), level);
        }
    }

    /** Switches a mechanism off or on. */
    record Switch(Mechanism mechanism, boolean off) implements Deed {
        @Override
        public void on(Life life) {
            if (off) {
                life.network().ablate(mechanism);
            } else {
                life.network().restore(mechanism);
            }
        }

        @Override
        public String words() {
            return mechanism.name().toLowerCase(Locale.ROOT) + (off ? " off" : " on");
        }
    }

    /** Tells the inputs something else. */
    record Stimulate(Stimulus stimulus) implements Deed {
        @Override
        public void on(Life life) {
            life.stimulus(stimulus);
        }

        @Override
        public String words() {
            return "stimulus " + stimulus.kind().key();
        }
    }

    /** Touches a neuron for some moments. */
    record Poke(int neuron, double current, int moments) implements Deed {

        private static final int LONGEST = 10_000;
        private static final double STRONGEST = 100;

        public Poke {
            if (moments < 1 || moments > LONGEST) {
                throw new IllegalArgumentException("a touch lasts 1 to " + LONGEST + " moments, not " + moments);
            }
            if (!(Math.abs(current) <= STRONGEST)) {
                throw new IllegalArgumentException("the current is " + current + " and must be -100 to 100");
            }
        }

        @Override
        public void on(Life life) {
            if (neuron < 0 || neuron >= life.network().neuronCount()) {
                throw new IllegalArgumentException("there is no neuron " + neuron + "; neurons are 0 to "
                        + (life.network().neuronCount() - 1));
            }
            life.touch(new Life.Touch(neuron, current, life.network().steps() + moments));
        }

        @Override
        public String words() {
            return "touch " + neuron;
        }
    }

    /** Rewards or punishes. */
    record Reward(double amount) implements Deed {
        public Reward {
            if (!(Math.abs(amount) <= 10)) {
                throw new IllegalArgumentException("the reward is " + amount + " and must be -10 to 10");
            }
        }

        @Override
        public void on(Life life) {
            life.network().reward(amount);
        }

        @Override
        public String words() {
            return String.format(Locale.ROOT, "reward %.2g", amount);
        }
    }

    /** Silences one neuron, or a share of those between inputs and outputs; there is no way back but the time machine. */
    record Lesion(int neuron, double share) implements Deed {

        /** No potential reaches it. */
        private static final double OUT_OF_REACH = 1e300;

        private static final int CHOICE = 7;

        public Lesion {
            if (!(share >= 0 && share <= 1)) {
                throw new IllegalArgumentException("the share is " + share + " and must be 0 to 1");
            }
        }

        @Override
        public void on(Life life) {
            LivingNetwork network = life.network();
            int first = network.inputCount();
            int last = network.neuronCount() - network.outputCount();
            if (neuron >= network.neuronCount() || neuron >= 0 && neuron < first) {
                throw new IllegalArgumentException("neuron " + neuron + " cannot be silenced; choose " + first + " to "
                        + (network.neuronCount() - 1));
            }
            if (neuron >= 0) {
                silence(network, neuron);
                return;
            }
            CounterRandom chance = new CounterRandom(network.seed());
            for (int n = first; n < last; n++) {
                if (chance.uniform(CHOICE, network.steps(), n) < share) {
                    silence(network, n);
                }
            }
        }

        private static void silence(LivingNetwork network, int n) {
            network.neurons().upper.values[n] = OUT_OF_REACH;
            network.neurons().lower.values[n] = OUT_OF_REACH;
            network.neurons().state.values[n] = 0;
        }

        static boolean silenced(LivingNetwork network, int n) {
            return network.neurons().upper.values[n] >= OUT_OF_REACH;
        }

        @Override
        public String words() {
            return neuron >= 0 ? "lesion " + neuron : String.format(Locale.ROOT, "lesion %.0f %%", 100 * share);
        }
    }

    /** Changes a parameter. */
    record Retune(String key, double value) implements Deed {

        /** Those that shape no table at birth. */
        static final Set<String> KEYS = Set.of(
                "noise",
                "adaptation",
                "target_up",
                "target_down",
                "homeostasis_rate",
                "plateau_inhibition",
                "death_rate",
                "birth_rate");

        public Retune {
            if (!KEYS.contains(key)) {
                throw new IllegalArgumentException("parameter '" + key + "' cannot be changed in a living network; "
                        + String.join(", ", new TreeSet<>(KEYS)) + " can");
            }
        }

        @Override
        public void on(Life life) {
            life.parameter(key, value);
        }

        @Override
        public String words() {
            return String.format(Locale.ROOT, "%s %.3g", key, value);
        }
    }
}
