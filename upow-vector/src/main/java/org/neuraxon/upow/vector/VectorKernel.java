package org.neuraxon.upow.vector;

import org.neuraxon.upow.bpp.Kernel;
import org.neuraxon.upow.bpp.Scorer;
import org.neuraxon.upow.bpp.Setting;
import org.neuraxon.upow.task.Task;

/** The kernel of vector instructions, found as a service where the JDK's module {@code jdk.incubator.vector} is there. */
public final class VectorKernel implements Kernel {

    /** Shorter vectors gain nothing over what the compiler makes of plain loops. */
    private static final int FEWEST_WORDS = 4;

    /** For the service loader. */
    public VectorKernel() {}

    @Override
    public String name() {
        return "vector, " + Long.SIZE * Words.COUNT + " bits";
    }

    @Override
    public boolean pays() {
        return Words.COUNT >= FEWEST_WORDS;
    }

    @Override
    public Scorer scorer(Task task, Setting setting) {
        return new VectorScorer(task, setting);
    }
}
