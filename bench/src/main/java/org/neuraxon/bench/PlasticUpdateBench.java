package org.neuraxon.bench;

import java.util.concurrent.TimeUnit;
import org.neuraxon.core.plastic.PlasticLearning;
import org.neuraxon.core.plastic.PlasticNetwork;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** One moment of the plastic network: 100 synapses a neuron, so 1,000 neurons make 100,000 synapse updates an operation. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class PlasticUpdateBench {

    /** The engine. */
    @State(Scope.Benchmark)
    public static class Engine {

        @Param({"1000", "10000"})
        int neurons;

        @Param({"1", "2"})
        int threads;

        @SuppressWarnings("NullAway.Init") // JMH calls the setup first
        PlasticNetwork network;

        @Setup
        public void grow() {
            network = Cases.plastic(neurons, threads);
        }
    }

    /** The same work without blocks. */
    @State(Scope.Benchmark)
    public static class Arrays {

        @Param({"1000", "10000"})
        int neurons;

        @SuppressWarnings("NullAway.Init") // JMH calls the setup first
        PlasticControls controls;

        @Setup
        public void make() {
            controls = new PlasticControls(PlasticLearning.DEFAULT, neurons, Cases.FAN, false);
        }
    }

    /** The same work on objects. */
    @State(Scope.Benchmark)
    public static class Objects {

        @Param({"1000", "10000"})
        int neurons;

        @SuppressWarnings("NullAway.Init") // JMH calls the setup first
        PlasticControls controls;

        @Setup
        public void make() {
            controls = new PlasticControls(PlasticLearning.DEFAULT, neurons, Cases.FAN, true);
        }
    }

    @Benchmark
    public void engine(Engine engine) {
        engine.network.step();
    }

    @Benchmark
    public float[] scalarTwin(Arrays arrays) {
        return arrays.controls.scalar();
    }

    @Benchmark
    public float[] objectPerSynapse(Objects objects) {
        return objects.controls.objects();
    }

    @Benchmark
    public float[] roofline(Arrays arrays) {
        return arrays.controls.roofline();
    }
}
