package org.neuraxon.upow.bpp;

import org.neuraxon.upow.task.Task;

/** A way of scoring. All kernels give the same scores and differ in speed; they have no state, and one may be shared by threads. */
public interface Kernel {

    /** What it is called in a report. */
    String name();

    /** Whether it is worth its while on this machine. */
    boolean pays();

    /**
     * A scorer for one thread.
     *
     * @throws org.neuraxon.upow.UpowException if the task has no window of that width
     */
    Scorer scorer(Task task, Setting setting);
}
