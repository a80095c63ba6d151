package org.neuraxon.upow.bpp;

import org.neuraxon.upow.task.Task;

/** The kernel without any extension of the JDK. */
final class PlainKernel implements Kernel {

    @Override
    public String name() {
        return "plain";
    }

    @Override
    public boolean pays() {
        return true;
    }

    @Override
    public Scorer scorer(Task task, Setting setting) {
        return new SlicedScorer(task, setting);
    }
}
