package org.neuraxon.core.vital;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The twelve signs of a network at one time.
 *
 * @param signs in the order of their numbers
 */
public record Panel(List<Sign> signs) {

    private static final Set<Integer> TO_LIVE = Set.of(1, 2, 3, 4, 6, 7);
    private static final Set<Integer> TO_BE_AWAKE = Set.of(5, 8);

    /** Keeps its own list. */
    public Panel {
        signs = List.copyOf(signs);
    }

    /** The sign of a number, 1 to 12. */
    public Sign sign(int number) {
        return signs.get(number - 1);
    }

    /** {@code awake}, {@code alive}, or {@code unwell} with the signs that are red. */
    public String word() {
        String red = signs.stream()
                .filter(sign -> TO_LIVE.contains(sign.number()) && sign.light() == Light.RED)
                .map(Sign::name)
                .collect(Collectors.joining(", "));
        if (!red.isEmpty()) {
            return "unwell (" + red + ")";
        }
        boolean awake = signs.stream()
                .filter(sign -> TO_BE_AWAKE.contains(sign.number()))
                .allMatch(sign -> sign.light() == Light.GREEN);
        return awake ? "awake" : "alive";
    }
}
