package org.neuraxon.live;

import java.util.ArrayList;
import java.util.List;
import org.neuraxon.core.Modulator;
import org.neuraxon.core.living.LivingNetwork;

/**
 * The record of a life: keyframes, every deed, and a few curves. Between keyframes nothing is stored, for the same deeds on the same
 * network give the same moments again. What grows too large is thinned out, keyframes and curves alike.
 */
final class Chronicle {

    private static final int FIRST_INTERVAL = 1_000;
    private static final long KEYFRAME_BYTES = 48L << 20;
    private static final int MOST_KEYFRAMES = 64;
    private static final int FEWEST_KEYFRAMES = 4;
    private static final int FIRST_STRIDE = 10;
    private static final int MOST_SAMPLES = 4_000;
    private static final int MOST_DEEDS = 20_000;

    /** A deed and the age at which it was done. */
    record Entry(long step, Deed deed) {}

    /** A point of the curves. */
    record Sample(long step, float up, float down, float[] levels) {}

    private final List<Life.Keyframe> keyframes = new ArrayList<>();
    private final List<Entry> entries = new ArrayList<>();
    private List<Sample> samples = new ArrayList<>();
    private List<Sample> otherFuture = List.of();
    private long branchedAt = -1;
    private final int mostKeyframes;
    private long interval = FIRST_INTERVAL;
    private long stride = FIRST_STRIDE;
    private long end;

    Chronicle(Life life) {
        LivingNetwork network = life.network();
        long bytes = 20L * network.memory().count() + 100L * network.neuronCount();
        mostKeyframes = (int) Math.max(FEWEST_KEYFRAMES, Math.min(MOST_KEYFRAMES, KEYFRAME_BYTES / bytes));
        end = network.steps();
        keyframes.add(life.kept());
    }

    /**
     * Refuses a deed for which there is no room.
     *
     * @param step deeds from here on will be forgotten by then
     */
    void requireRoom(long step) {
        if (entries.stream().filter(entry -> entry.step() < step).count() >= MOST_DEEDS) {
            throw new IllegalStateException("this life has seen " + MOST_DEEDS + " deeds; reset it to go on recording");
        }
    }

    /** Notes a deed that has just been done. */
    void note(long step, Deed deed) {
        entries.add(new Entry(step, deed));
    }

    /** Looks at a life that has just lived a moment. */
    void lived(Life life, float up, float down) {
        long step = life.network().steps();
        end = step;
        if (step % stride == 0) {
            float[] levels = new float[Modulator.values().length];
            for (Modulator modulator : Modulator.values()) {
                levels[modulator.ordinal()] = (float) life.network().level(modulator);
            }
            samples.add(new Sample(step, up, down, levels));
            if (samples.size() > MOST_SAMPLES) {
                stride *= 2;
                samples = thinned(samples);
                otherFuture = thinned(otherFuture);
            }
        }
        if (step % interval == 0) {
            keyframes.add(life.kept());
            if (keyframes.size() > mostKeyframes) {
                interval *= 2;
                long first = keyframes.get(0).step();
                keyframes.removeIf(frame -> frame.step() != first && frame.step() % interval != 0);
            }
        }
    }

    /** The life as it was at an age, lived again from the keyframe before. */
    Life at(long step) {
        if (step < start() || step > end) {
            throw new IllegalArgumentException(
                    "moment " + step + " is not recorded; recorded are " + start() + " to " + end);
        }
        int latest = 0;
        while (latest + 1 < keyframes.size() && keyframes.get(latest + 1).step() <= step) {
            latest++;
        }
        Life life = keyframes.get(latest).revived();
        int next = 0;
        while (next < entries.size()
                && entries.get(next).step() < life.network().steps()) {
            next++;
        }
        while (true) {
            long now = life.network().steps();
            // At the present, deeds already done belong to it; in the past, those of the moment gone to lie ahead.
            while (next < entries.size() && entries.get(next).step() == now && (now < step || step == end)) {
                entries.get(next++).deed().on(life);
            }
            if (now >= step) {
                return life;
            }
            life.live();
        }
    }

    /** Goes on from a moment of the past: what came after becomes the other future. */
    void branch(long step) {
        List<Sample> after =
                samples.stream().filter(sample -> sample.step() > step).toList();
        otherFuture = after;
        branchedAt = step;
        samples.removeIf(sample -> sample.step() > step);
        entries.removeIf(entry -> entry.step() >= step);
        keyframes.removeIf(frame -> frame.step() > step);
        end = step;
    }

    long start() {
        return keyframes.get(0).step();
    }

    long end() {
        return end;
    }

    long branchedAt() {
        return branchedAt;
    }

    List<Sample> samples() {
        return List.copyOf(samples);
    }

    List<Sample> otherFuture() {
        return List.copyOf(otherFuture);
    }

    List<Entry> entries() {
        return List.copyOf(entries);
    }

    List<Life.Keyframe> keyframes() {
        return List.copyOf(keyframes);
    }

    private List<Sample> thinned(List<Sample> list) {
        return new ArrayList<>(
                list.stream().filter(sample -> sample.step() % stride == 0).toList());
    }
}
