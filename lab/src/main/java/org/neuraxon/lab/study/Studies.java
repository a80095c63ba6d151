package org.neuraxon.lab.study;

import java.util.List;

/** Every study, by name. */
public final class Studies {

    private static final List<Study> ALL = List.of(Presets.study(), Mechanisms.study(), Modulators.study());

    private Studies() {}

    /** Every study. */
    public static List<Study> all() {
        return ALL;
    }

    /**
     * The study of this name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Study named(String name) {
        return ALL.stream()
                .filter(study -> study.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no study '" + name + "'; there are "
                        + String.join(", ", ALL.stream().map(Study::name).toList())));
    }
}
