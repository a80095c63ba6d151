package org.neuraxon.lab.probe;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.neuraxon.core.Network;
import org.neuraxon.core.math.CounterRandom;
import org.neuraxon.lab.subject.Shape;
import org.neuraxon.lab.subject.Subject;
import org.neuraxon.lab.subject.Subjects;

/** A piece of work that anyone can do again: a network of each model lives on random input. Started by itself it writes its digests to a file. */
public final class Reexecution {

    private static final Shape SHAPE = new Shape(10, 970, 20);

    private Reexecution() {}

    /** The digest of each model, in the order of the models. */
    public static List<String> digests(long seed, int moments, int threads) {
        return Subjects.all().stream()
                .map(subject -> digest(subject, seed, moments, threads))
                .toList();
    }

    private static String digest(Subject subject, long seed, int moments, int threads) {
        Network network = subject.grow(SHAPE, seed);
        network.threads(threads);
        CounterRandom chance = new CounterRandom(~seed);
        for (int t = 0; t < moments; t++) {
            for (int i = 0; i < network.inputCount(); i++) {
                subject.feed(network, i, chance.below(3, 0, t, i) - 1);
            }
            network.step();
        }
        return network.digest();
    }

    /**
     * Does the work in a process of its own.
     *
     * @param arguments seed, moments, file
     * @throws IOException if the file cannot be written
     */
    public static void main(String[] arguments) throws IOException {
        List<String> digests = digests(Long.parseLong(arguments[0]), Integer.parseInt(arguments[1]), 1);
        Files.write(Path.of(arguments[2]), digests);
    }
}
