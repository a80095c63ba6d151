package org.neuraxon.live;

import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.neuraxon.core.Mechanism;
import org.neuraxon.core.Modulator;
import org.neuraxon.core.Network;
import org.neuraxon.core.living.LivingPreset;
import tools.jackson.databind.JsonNode;

/** Reads what somebody wants done; {@code docs/api.md} lists it. */
final class Controls {

    private Controls() {}

    /** The wish as something to do in the network's thread, again and again until it says that it is done. */
    static Predicate<Session> read(JsonNode wish) {
        if (text(wish, "do").equals("step")) {
            int[] left = {wish.has("moments") ? whole(wish, "moments") : 1};
            return session -> {
                left[0] = session.step(left[0]);
                return left[0] == 0;
            };
        }
        Consumer<Session> deed = atOnce(wish);
        return session -> {
            deed.accept(session);
            return true;
        };
    }

    private static Consumer<Session> atOnce(JsonNode wish) {
        String verb = text(wish, "do");
        return switch (verb) {
            case "pause" -> Session::pause;
            case "resume" -> Session::resume;
            case "speed" -> {
                double moments = number(wish, "moments_per_second");
                yield session -> session.speed(moments);
            }
            case "goto" -> {
                long step = wholeLong(wish, "step");
                yield session -> session.goTo(step);
            }
            case "reset" -> session -> session.reset(birth(wish, session.birth()));
            case "ablate", "restore" ->
                session -> session.deed(
                        new Deed.Switch(mechanism(session.network(), text(wish, "mechanism")), verb.equals("ablate")));
            default -> {
                Deed deed = deed(verb, wish);
                yield session -> session.deed(deed);
            }
        };
    }

    private static Deed deed(String verb, JsonNode wish) {
        return switch (verb) {
            case "modulate" -> new Deed.Modulate(modulator(text(wish, "modulator")), number(wish, "level"));
            case "stimulate" ->
                new Deed.Stimulate(new Stimulus(
                        Stimulus.Kind.named(text(wish, "stimulus")),
                        wish.has("period") ? whole(wish, "period") : Stimulus.NONE.period(),
                        wish.has("strength") ? number(wish, "strength") : Stimulus.NONE.strength()));
            case "poke" ->
                new Deed.Poke(
                        whole(wish, "neuron"),
                        wish.has("current") ? number(wish, "current") : 1,
                        wish.has("moments") ? whole(wish, "moments") : 50);
            case "reward" -> new Deed.Reward(number(wish, "amount"));
            case "lesion" ->
                wish.has("neuron")
                        ? new Deed.Lesion(natural(wish, "neuron"), 0)
                        : new Deed.Lesion(-1, number(wish, "share"));
            case "retune" -> new Deed.Retune(text(wish, "parameter"), number(wish, "value"));
            default ->
                throw new IllegalArgumentException("nobody can do '" + verb
                        + "'; choose pause, resume, step, speed, goto, reset, ablate, restore, modulate, stimulate, poke,"
                        + " reward, lesion or retune");
        };
    }

    private static LiveSettings.Birth birth(JsonNode wish, LiveSettings.Birth last) {
        return new LiveSettings.Birth(
                wish.has("preset") ? LivingPreset.named(text(wish, "preset")) : last.preset(),
                wish.has("neurons") ? whole(wish, "neurons") : last.neurons(),
                wish.has("seed") ? wholeLong(wish, "seed") : last.seed());
    }

    private static Mechanism mechanism(Network network, String key) {
        return network.mechanisms().stream()
                .filter(mechanism -> mechanism.name().toLowerCase(Locale.ROOT).equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("this network has no mechanism '" + key + "'"));
    }

    private static Modulator modulator(String name) {
        return Modulator.named(name)
                .orElseThrow(() -> new IllegalArgumentException("there is no modulator '" + name
                        + "'; choose dopamine, serotonin, acetylcholine or norepinephrine"));
    }

    static String text(JsonNode wish, String key) {
        JsonNode value = wish.get(key);
        if (value == null || !value.isString()) {
            throw new IllegalArgumentException("'" + key + "' is missing or no text");
        }
        return value.stringValue();
    }

    static double number(JsonNode wish, String key) {
        JsonNode value = wish.get(key);
        if (value == null || !value.isNumber() || !Double.isFinite(value.doubleValue())) {
            throw new IllegalArgumentException("'" + key + "' is missing or no number");
        }
        return value.doubleValue();
    }

    static int whole(JsonNode wish, String key) {
        double value = number(wish, key);
        if (value != (int) value) {
            throw new IllegalArgumentException("'" + key + "' is " + value + " and must be a whole number");
        }
        return (int) value;
    }

    /** A whole number of 64 bits, to its last digit. */
    private static long wholeLong(JsonNode wish, String key) {
        JsonNode value = wish.get(key);
        if (value != null && value.isIntegralNumber() && value.canConvertToLong()) {
            return value.longValue();
        }
        double other = number(wish, key);
        // Above this not every whole number is a double, so another one may have been meant.
        if (other != Math.rint(other) || Math.abs(other) > 0x1p53) {
            throw new IllegalArgumentException("'" + key + "' is " + other + " and must be a whole number of 64 bits");
        }
        return (long) other;
    }

    private static int natural(JsonNode wish, String key) {
        int value = whole(wish, key);
        if (value < 0) {
            throw new IllegalArgumentException("'" + key + "' is " + value + " and must not be negative");
        }
        return value;
    }
}
