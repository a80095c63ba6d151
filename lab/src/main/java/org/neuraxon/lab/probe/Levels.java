package org.neuraxon.lab.probe;

import org.neuraxon.core.Modulator;

/**
 * The levels of the four modulators, 0 to 1.
 *
 * @param dopamine of dopamine
 * @param serotonin of serotonin
 * @param acetylcholine of acetylcholine
 * @param noradrenaline of noradrenaline
 */
public record Levels(double dopamine, double serotonin, double acetylcholine, double noradrenaline) {

    /** In which a network recalls and does not learn. */
    public static final Levels RECALLING = new Levels(0.1, 0.5, 0.3, 0.3);

    /** In which it learns most. */
    public static final Levels PLASTIC = new Levels(0.9, 0.1, 0.8, 0.3);

    /** The same with much serotonin. */
    public static final Levels CONSERVATIVE = new Levels(0.9, 0.95, 0.8, 0.3);

    /** In which it learns nothing. */
    public static final Levels CLOSED = new Levels(0.1, 0.9, 0.3, 0.3);

    /** The same with another level of one of them. */
    public Levels with(Modulator modulator, double level) {
        return switch (modulator) {
            case DOPAMINE -> new Levels(level, serotonin, acetylcholine, noradrenaline);
            case SEROTONIN -> new Levels(dopamine, level, acetylcholine, noradrenaline);
            case ACETYLCHOLINE -> new Levels(dopamine, serotonin, level, noradrenaline);
            case NORADRENALINE -> new Levels(dopamine, serotonin, acetylcholine, level);
        };
    }

    /** The level of one of them. */
    public double of(Modulator modulator) {
        return switch (modulator) {
            case DOPAMINE -> dopamine;
            case SEROTONIN -> serotonin;
            case ACETYLCHOLINE -> acetylcholine;
            case NORADRENALINE -> noradrenaline;
        };
    }
}
