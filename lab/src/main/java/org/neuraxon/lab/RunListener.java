package org.neuraxon.lab;

/** Hears of every run that is finished, one at a time. */
@FunctionalInterface
public interface RunListener {

    /**
     * Takes a run.
     *
     * @param run what it measured
     * @param done the runs finished so far, this one included
     * @param total the runs of the plan
     */
    void finished(Run run, int done, int total);
}
