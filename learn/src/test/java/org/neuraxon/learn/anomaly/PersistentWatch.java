package org.neuraxon.learn.anomaly;

/** A detector fed with the errors of the simplest forecast, "as the row before", and a running scale of them. */
final class PersistentWatch {

    final AnomalyDetector detector;
    private double last = Double.NaN;
    private double scale;
    private long errors;

    PersistentWatch() {
        this(AnomalyDetector.DEFAULT_ALARM_RATE);
    }

    PersistentWatch(double alarmRate) {
        this(new AnomalyDetector(alarmRate));
    }

    PersistentWatch(AnomalyDetector detector) {
        this.detector = detector;
    }

    Anomaly see(double value) {
        double error = value - last;
        Anomaly anomaly = detector.observe(value, error, scale);
        if (Double.isFinite(error)) {
            errors++;
            scale += Math.max(0.001, 1.0 / errors)
                    * (Math.min(Math.abs(error), errors > 1 ? 10 * scale : Double.MAX_VALUE) - scale);
        }
        if (Double.isFinite(value)) {
            last = value;
        }
        return anomaly;
    }
}
