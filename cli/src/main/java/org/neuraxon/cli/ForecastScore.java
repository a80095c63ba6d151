package org.neuraxon.cli;

/**
 * Scores forecasts against what came, beside the last value repeated.
 *
 * <p>Deviations are summed about the first answer, so that a large level costs no precision.
 */
final class ForecastScore {

    private final int horizon;
    private final long from;
    private final long to;
    private final double[] forecasts;
    private final double[] values;
    private long row;
    private long count;
    private long persistenceCount;
    private double squaredError;
    private double persistenceError;
    private double absoluteError;
    private double absoluteAnswer;
    private double origin = Double.NaN;
    private double sum;
    private double squares;
    private double lastValue = Double.NaN;

    ForecastScore(int horizon, long from, long to) {
        this.horizon = horizon;
        this.from = from;
        this.to = to;
        this.forecasts = new double[Math.max(1, horizon)];
        this.values = new double[Math.max(1, horizon)];
    }

    /**
     * Takes the next row.
     *
     * @param value the row's value
     * @param forecast made at this row, for the row that is the horizon ahead (for itself with horizon 0)
     */
    void add(double value, double forecast) {
        int slot = (int) (row % forecasts.length);
        long madeAt = row - horizon;
        if (madeAt >= Math.max(from, 0) && madeAt <= to) {
            score(value, horizon == 0 ? forecast : forecasts[slot], horizon == 0 ? Double.NaN : values[slot]);
        }
        if (!Double.isNaN(value)) {
            lastValue = value;
        }
        forecasts[slot] = forecast;
        values[slot] = lastValue;
        row++;
    }

    private void score(double value, double forecast, double persistence) {
        if (!Double.isFinite(value) || !Double.isFinite(forecast)) {
            return;
        }
        if (Double.isNaN(origin)) {
            origin = value;
        }
        count++;
        squaredError += (value - forecast) * (value - forecast);
        absoluteError += Math.abs(value - forecast);
        absoluteAnswer += Math.abs(value);
        sum += value - origin;
        squares += (value - origin) * (value - origin);
        if (!Double.isNaN(persistence)) {
            persistenceCount++;
            persistenceError += (value - persistence) * (value - persistence);
        }
    }

    long count() {
        return count;
    }

    double nrmse() {
        return Math.sqrt(squaredError / count) / deviation();
    }

    double persistenceNrmse() {
        return Math.sqrt(persistenceError / persistenceCount) / deviation();
    }

    double mape() {
        return absoluteError / absoluteAnswer;
    }

    private double deviation() {
        double mean = sum / count;
        return Math.sqrt(Math.max(0, squares / count - mean * mean));
    }
}
