package org.neuraxon.lab;

import java.util.List;

/**
 * A claim in words.
 *
 * @param id for instance {@code C36}
 * @param section the group of claims whose tests are corrected together, for instance {@code A6}
 * @param statement what is claimed
 * @param design the experiment
 * @param metric what is measured
 * @param passes when it counts as true
 * @param controls what must not produce the same result, and what stands beside it
 * @param model the model it is run on unless the caller names another; {@link #NO_MODEL} if it needs none
 * @param caveat how this experiment falls short of the claim's full text; empty if it does not
 * @param search how many settings were tried for ours and for each tuned opponent, and on what; empty if nothing was tuned
 */
public record Card(
        String id,
        String section,
        String statement,
        String design,
        String metric,
        String passes,
        List<Control> controls,
        String model,
        String caveat,
        String search) {

    /** The model of a claim that is not about a network of ours. */
    public static final String NO_MODEL = "none";

    /** Keeps its own list. */
    public Card {
        controls = List.copyOf(controls);
    }

    /** A card without controls, model, caveat and search. */
    public static Card of(String id, String section, String statement, String design, String metric, String passes) {
        return new Card(id, section, statement, design, metric, passes, List.of(), NO_MODEL, "", "");
    }

    /** A copy with a caveat. */
    public Card withCaveat(String text) {
        return new Card(id, section, statement, design, metric, passes, controls, model, text, search);
    }

    /** A copy with another model as the default. */
    public Card withModel(String name) {
        return new Card(id, section, statement, design, metric, passes, controls, name, caveat, search);
    }

    /** A copy with controls. */
    public Card withControls(Control... list) {
        return new Card(id, section, statement, design, metric, passes, List.of(list), model, caveat, search);
    }

    /** A copy that tells the search budgets. */
    public Card withSearch(String text) {
        return new Card(id, section, statement, design, metric, passes, controls, model, caveat, text);
    }
}
