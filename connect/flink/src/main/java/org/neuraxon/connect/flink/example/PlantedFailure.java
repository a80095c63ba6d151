package org.neuraxon.connect.flink.example;

import org.apache.flink.api.common.functions.RichMapFunction;
import org.apache.flink.api.common.state.CheckpointListener;

/** Breaks once, at the first number from a given one on that comes after a complete checkpoint; the restarted job runs through. */
final class PlantedFailure extends RichMapFunction<Long, Long> implements CheckpointListener {

    private final long from;
    private transient volatile boolean checkpointed;

    PlantedFailure(long from) {
        this.from = from;
    }

    @Override
    public Long map(Long number) throws InterruptedException {
        if (number >= from && getRuntimeContext().getTaskInfo().getAttemptNumber() == 0) {
            if (checkpointed) {
                throw new IllegalStateException("a failure planted at row " + number);
            }
            // A checkpoint passes between two rows; without one there would be nothing to go on from.
            Thread.sleep(1);
        }
        return number;
    }

    @Override
    public void notifyCheckpointComplete(long checkpoint) {
        checkpointed = true;
    }
}
