package org.neuraxon.upow.bpp;

import org.neuraxon.upow.UpowException;
import org.neuraxon.upow.task.Task;

/** The windows of a task: one for each row that has enough rows before it. */
public final class Windows {

    private Windows() {}

    /** How many windows there are. */
    public static int count(Task task, Setting setting) {
        return task.rows() - setting.window();
    }

    /**
     * Makes sure that there is one.
     *
     * @throws UpowException if not
     */
    public static void require(Task task, Setting setting) {
        if (count(task, setting) < 1) {
            throw new UpowException("a window of " + setting.window()
                    + " rows needs at least one row more, and the task has " + task.rows());
        }
    }
}
