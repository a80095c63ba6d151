package org.neuraxon.learn;

import org.neuraxon.learn.forecast.ForecasterSettings;

/**
 * What a {@link Watcher} is asked for.
 *
 * @param inputs further columns that come with the value, 0 or more
 * @param horizon rows to forecast ahead, 1 to {@value Watcher#LONGEST_HORIZON}
 * @param alarmRate alarms to expect in 10,000 ordinary rows, above 0 and below 10,000
 * @param seed what chance depends on
 * @param neurons neurons of the network that helps to forecast, 0 to {@value ForecasterSettings#MOST_NEURONS}; memory and time of a row grow
 *     with their square, and without any the last values and the season are left, which is what many brains side by side can afford
 * @param marks how many of the last inputs are marks, see {@link ForecasterSettings#marks}
 */
public record WatcherSettings(int inputs, int horizon, double alarmRate, long seed, int neurons, int marks) {

    /** The neurons where nothing else is asked for. */
    public static final int USUAL_NEURONS = 300;

    /** Checks the ranges. */
    public WatcherSettings {
        if (inputs < 0) {
            throw new IllegalArgumentException("the number of inputs must be 0 or more, not " + inputs);
        }
        if (horizon < 1 || horizon > Watcher.LONGEST_HORIZON) {
            throw new IllegalArgumentException(
                    "the horizon must be 1 to " + Watcher.LONGEST_HORIZON + ", not " + horizon);
        }
        if (!(alarmRate > 0 && alarmRate < 10_000)) {
            throw new IllegalArgumentException("the alarm rate must be above 0 and below 10,000, not " + alarmRate);
        }
        if (neurons < 0 || neurons > ForecasterSettings.MOST_NEURONS) {
            throw new IllegalArgumentException(
                    "the number of neurons must be 0 to " + ForecasterSettings.MOST_NEURONS + ", not " + neurons);
        }
        if (marks < 0 || marks > inputs) {
            throw new IllegalArgumentException(
                    "of " + inputs + " inputs 0 to " + inputs + " can be marks, not " + marks);
        }
    }

    /** No marks. */
    public WatcherSettings(int inputs, int horizon, double alarmRate, long seed, int neurons) {
        this(inputs, horizon, alarmRate, seed, neurons, 0);
    }

    /** {@value #USUAL_NEURONS} neurons. */
    public WatcherSettings(int inputs, int horizon, double alarmRate, long seed) {
        this(inputs, horizon, alarmRate, seed, USUAL_NEURONS);
    }

    /** A copy with another number of neurons. */
    public WatcherSettings withNeurons(int count) {
        return new WatcherSettings(inputs, horizon, alarmRate, seed, count, marks);
    }

    /** A copy with another number of inputs, of which the last so many are marks. */
    public WatcherSettings withInputs(int count, int ofThemMarks) {
        return new WatcherSettings(count, horizon, alarmRate, seed, neurons, ofThemMarks);
    }

    /** One value, one row ahead, ten alarms in 10,000 rows. */
    public static WatcherSettings standard() {
        return new WatcherSettings(0, 1, 10, 1);
    }
}
