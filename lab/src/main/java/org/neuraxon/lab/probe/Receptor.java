package org.neuraxon.lab.probe;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.neuraxon.core.living.LivingDendrites;
import org.neuraxon.core.living.LivingMemory;
import org.neuraxon.core.living.LivingReceptors;
import org.neuraxon.core.math.Elementary;

/**
 * The nine receptor subtypes of the living model, and what it takes to be without one: its effect is fixed at what it is at rest (noradrenaline and acetylcholine .3, serotonin .5), so that the
 * network is the same there and no longer follows the modulator.
 */
public enum Receptor {
    /** Gain of one half of the neurons. */
    ALPHA_1("α1") {
        @Override
        void fix(Map<String, Object> changes) {
            changes.put("alpha1_base", BORN.alpha1Base() + BORN.alpha1Gain() * bound());
            changes.put("alpha1_gain", 0.0);
        }
    },
    /** Gain of the other half. */
    ALPHA_2("α2") {
        @Override
        void fix(Map<String, Object> changes) {
            changes.put("alpha2_base", BORN.alpha2Base() + BORN.alpha2Gain() * bound());
            changes.put("alpha2_gain", 0.0);
        }
    },
    /** Gain of inputs. */
    NICOTINIC("nicotinic") {
        @Override
        void fix(Map<String, Object> changes) {
            changes.put("nicotinic_base", BORN.nicotinicBase() + BORN.nicotinicGain() * REST);
            changes.put("nicotinic_gain", 0.0);
        }
    },
    /** Thresholds. */
    MUSCARINIC_1("M1") {
        @Override
        void fix(Map<String, Object> changes) {
            changes.put("muscarinic_1", 0.0);
        }
    },
    /** Plateaus. */
    MUSCARINIC_2("M2") {
        @Override
        void fix(Map<String, Object> changes) {
            changes.put("plateau_strength", LivingDendrites.DEFAULT.strength() * (1 - BORN.muscarinic2() * REST));
            changes.put("muscarinic_2", 0.0);
        }
    },
    /** Time constant of the membrane. */
    SEROTONIN_1A("5-HT1A") {
        @Override
        void fix(Map<String, Object> changes) {
            changes.put("serotonin_1a", 0.0);
        }
    },
    /** Closing of plasticity, which is then as fast as serotonin at rest lets it be. */
    SEROTONIN_2A("5-HT2A") {
        @Override
        void fix(Map<String, Object> changes) {
            double level = CALM / CLOSING;
            double closed = BORN.serotonin2a() * level * level * level * level;
            changes.put("learning_rate", LivingMemory.DEFAULT.rate() / (1 + closed));
            changes.put("serotonin_2a", 0.0);
        }
    },
    /** Permission; it cannot be taken away by parameters, and every set of receptors has it. */
    DOPAMINE_1("D1") {
        @Override
        void fix(Map<String, Object> changes) {
            throw new IllegalArgumentException("without D1 nothing is learned at all");
        }
    },
    /** Refusal: acetylcholine without dopamine weakens. */
    DOPAMINE_2("D2") {
        @Override
        void fix(Map<String, Object> changes) {
            changes.put("dopamine_2", 0.0);
        }
    };

    private static final LivingReceptors BORN = LivingReceptors.DEFAULT;
    private static final double REST = 0.3;
    private static final double CALM = 0.5;
    private static final double CLOSING = 0.6;

    private final String title;

    Receptor(String title) {
        this.title = title;
    }

    /** What pharmacologists call it. */
    public String title() {
        return title;
    }

    abstract void fix(Map<String, Object> changes);

    /** The parameters of a network that has only these, and D1. */
    public static Map<String, ?> only(Set<Receptor> kept) {
        Map<String, Object> changes = new HashMap<>();
        for (Receptor receptor : values()) {
            if (receptor != DOPAMINE_1 && !kept.contains(receptor)) {
                receptor.fix(changes);
            }
        }
        return changes;
    }

    private static double bound() {
        double power = Elementary.pow(REST, BORN.alphaSteepness());
        return power / (power + Elementary.pow(BORN.alphaHalf(), BORN.alphaSteepness()));
    }
}
