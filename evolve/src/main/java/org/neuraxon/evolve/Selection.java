package org.neuraxon.evolve;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Who may have children, and who lives on. */
public enum Selection {
    /** The best quarter of a generation has the children; only the best of all lives on. */
    TRUNCATION {
        @Override
        Individual parent(List<Individual> members, Draws draws) {
            return members.get(draws.below((members.size() + 3) / 4));
        }
    },

    /** Each parent is the best of three drawn by lot; only the best of all lives on. */
    TOURNAMENT {
        @Override
        Individual parent(List<Individual> members, Draws draws) {
            int best = members.size();
            for (int i = 0; i < ENTRANTS; i++) {
                best = Math.min(best, draws.below(members.size()));
            }
            return members.get(best);
        }
    },

    /** As truncation, but ranked by how new the behaviour is, not by fitness. */
    NOVELTY {
        @Override
        Individual parent(List<Individual> members, Draws draws) {
            return TRUNCATION.parent(members, draws);
        }

        @Override
        List<Individual> members(List<Individual> old, List<Individual> young, Novelty novelty) {
            return novelty.ranked(young);
        }

        @Override
        List<Individual> joined(List<Individual> members, Individual newcomer) {
            // How new it is here will show; until then it is.
            return Stream.concat(Stream.of(newcomer), members.stream()).toList();
        }
    },

    /** (mu + lambda): the best fifth of parents and children together lives on, and each of it is as likely a parent. */
    MU_PLUS_LAMBDA {
        @Override
        Individual parent(List<Individual> members, Draws draws) {
            return members.get(draws.below(members.size()));
        }

        @Override
        List<Individual> members(List<Individual> old, List<Individual> young, Novelty novelty) {
            return ranked(old, young, (young.size() + 4) / 5);
        }
    },

    /** Nobody has children: every genome is drawn anew. Random search, with everything else as in evolution. */
    RANDOM {
        @Override
        Individual parent(List<Individual> members, Draws draws) {
            throw new IllegalStateException("random search has no parents");
        }

        @Override
        List<Individual> members(List<Individual> old, List<Individual> young, Novelty novelty) {
            return List.of();
        }
    };

    private static final int ENTRANTS = 3;

    /** The name in files and options. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * The selection of this name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Selection named(String key) {
        return Stream.of(values())
                .filter(selection -> selection.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no selection '" + key + "'; there are "
                        + String.join(
                                ", ", Stream.of(values()).map(Selection::key).toList())));
    }

    /** One parent of a new generation. */
    abstract Individual parent(List<Individual> members, Draws draws);

    /** Those from whom the next generation comes, in the order in which they are preferred. */
    List<Individual> members(List<Individual> old, List<Individual> young, Novelty novelty) {
        return ranked(old.subList(0, Math.min(1, old.size())), young, young.size());
    }

    /** Members with one from another island among them. */
    List<Individual> joined(List<Individual> members, Individual newcomer) {
        return ranked(members, List.of(newcomer), members.size() + 1);
    }

    private static List<Individual> ranked(List<Individual> old, List<Individual> young, int most) {
        List<Individual> all = new ArrayList<>(old);
        all.addAll(young);
        return all.stream().sorted(Individual.BEST_FIRST).limit(most).toList();
    }
}
