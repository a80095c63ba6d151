package org.neuraxon.connect.flink;

import java.time.Duration;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;

/**
 * Watermarks that follow every row, where Flink's own follow the clock of the machine: with these it depends on the rows alone which of them
 * are late, and a job gives the same results in every run. They cost a message to every subtask for each step forward in time.
 *
 * @param <T> the rows
 */
public final class RowByRow<T> implements WatermarkGenerator<T> {

    private final long outOfOrder;
    private long latest = Long.MIN_VALUE;

    private RowByRow(long outOfOrder) {
        this.outOfOrder = outOfOrder;
    }

    /** Watermarks behind the latest time by as much as rows may be out of order; assign times to it. */
    public static <T> WatermarkStrategy<T> watermarks(Duration outOfOrder) {
        long millis = outOfOrder.toMillis();
        if (millis < 0) {
            throw new IllegalArgumentException("rows cannot be out of order by less than nothing: " + outOfOrder);
        }
        return WatermarkStrategy.forGenerator(context -> new RowByRow<>(millis));
    }

    @Override
    public void onEvent(T row, long time, WatermarkOutput output) {
        if (time > latest) {
            latest = time;
            output.emitWatermark(new Watermark(time - outOfOrder - 1));
        }
    }

    @Override
    public void onPeriodicEmit(WatermarkOutput output) {
        // Every row has brought its own.
    }
}
