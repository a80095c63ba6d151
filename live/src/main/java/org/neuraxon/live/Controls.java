package org.neuraxon.live;

import java.util.Locale;
import java.util.function.Consumer;
import org.neuraxon.core.Mechanism;
import org.neuraxon.core.Modulator;
import org.neuraxon.core.Network;
import org.neuraxon.core.living.LivingPreset;
import tools.jackson.databind.JsonNode;

/** Reads what somebody wants done; {@code docs/api.md} lists it. */
final class Controls {

    private Controls() {}

    /** The wish as something to do in the network's thread. */
    static Consumer<Session> read(JsonNode wish) {
        String verb = text(wish, "do");
        return switch (verb) {
            case "pause" -> Session::pause;
            case "resume" -> Session::resume;
            case "step" -> {
                int moments = wish.has("moments") ? whole(wish, "moments") : 1;
                yield session -> session.step(moments);
            }
            case "speed" -> {
                double moments = number(wish, "moments_per_second");
                yield session -> session.speed(moments);
            }
            case "goto" -> {
                long step = (long) number(wish, "step");
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
                wish.has("seed") ? (long) number(wish, "seed") : last.seed());
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

    private static int natural(JsonNode wish, String key) {
        int value = whole(wish, key);
        if (value < 0) {
            throw new IllegalArgumentException("'" + key + "' is " + value + " and must not be negative");
        }
        return value;
    }
}
