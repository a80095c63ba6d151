package org.neuraxon.evolve;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import org.neuraxon.core.state.StateSink;
import org.neuraxon.core.state.StateSource;

/**
 * How unlike all others a behaviour is: the mean distance (answers that differ) to the 10 nearest, among the living and an archive of
 * former ones (Lehman and Stanley 2011, <i>Evolutionary Computation</i> 19, 189-223).
 */
final class Novelty {

    private static final int NEAREST = 10;
    private static final int KEPT = 200;

    private final Deque<byte[]> archive = new ArrayDeque<>();

    private record Rated(Individual one, double novelty) {}

    /** The most novel first; the first is remembered. */
    List<Individual> ranked(List<Individual> living) {
        List<byte[]> known = new ArrayList<>(archive);
        living.forEach(one -> known.add(one.behaviour()));
        List<Individual> ranked = living.stream()
                .map(one -> new Rated(one, of(one.behaviour(), known)))
                .sorted(Comparator.comparingDouble(Rated::novelty)
                        .reversed()
                        .thenComparing(Rated::one, Individual.BEST_FIRST))
                .map(Rated::one)
                .toList();
        archive.addLast(ranked.get(0).behaviour());
        if (archive.size() > KEPT) {
            archive.removeFirst();
        }
        return ranked;
    }

    private static double of(byte[] behaviour, List<byte[]> known) {
        int[] distances =
                known.stream().mapToInt(k -> distance(behaviour, k)).sorted().toArray();
        // The nearest is the behaviour itself.
        return Arrays.stream(distances).skip(1).limit(NEAREST).average().orElse(0);
    }

    private static int distance(byte[] a, byte[] b) {
        int shared = Math.min(a.length, b.length);
        int distance = Math.max(a.length, b.length) - shared;
        for (int i = 0; i < shared; i++) {
            distance += a[i] == b[i] ? 0 : 1;
        }
        return distance;
    }

    void save(StateSink sink) {
        sink.put("count", archive.size());
        int i = 0;
        for (byte[] behaviour : archive) {
            sink.put(Integer.toString(i++), behaviour, behaviour.length);
        }
    }

    static Novelty restored(StateSource source) {
        Novelty novelty = new Novelty();
        int count = source.getInt("count");
        for (int i = 0; i < count; i++) {
            novelty.archive.addLast(source.getBytes(Integer.toString(i)).clone());
        }
        return novelty;
    }
}
