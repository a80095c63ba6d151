package org.neuraxon.learn;

/**
 * What a {@link Watcher} is asked for.
 *
 * @param inputs further columns that come with the value, 0 or more
 * @param horizon rows to forecast ahead, 1 to {@value Watcher#LONGEST_HORIZON}
 * @param alarmRate alarms to expect in 10,000 ordinary rows, above 0 and below 10,000
 * @param seed what chance depends on
 */
public record WatcherSettings(int inputs, int horizon, double alarmRate, long seed) {

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
    }

    /** One value, one row ahead, ten alarms in 10,000 rows. */
    public static WatcherSettings standard() {
        return new WatcherSettings(0, 1, 10, 1);
    }
}
