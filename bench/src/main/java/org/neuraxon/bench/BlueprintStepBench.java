package org.neuraxon.bench;

import java.util.concurrent.TimeUnit;
import org.neuraxon.core.blueprint.Blueprint2;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** One moment of blueprint 2: the published 30 neurons, and 1,000 neurons with about 100 synapses each and every mechanism on. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class BlueprintStepBench {

    private final Blueprint2 published = Cases.published();
    private final Blueprint2 complete = Cases.complete();

    @Benchmark
    public void published() {
        published.step();
    }

    @Benchmark
    public void complete() {
        complete.step();
    }
}
