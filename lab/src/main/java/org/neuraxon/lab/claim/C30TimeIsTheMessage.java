package org.neuraxon.lab.claim;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.neuraxon.core.Modulator;
import org.neuraxon.core.Network;
import org.neuraxon.lab.Card;
import org.neuraxon.lab.Claim;
import org.neuraxon.lab.Control;
import org.neuraxon.lab.Criterion;
import org.neuraxon.lab.Series;
import org.neuraxon.lab.Trial;
import org.neuraxon.lab.probe.PulseTask;
import org.neuraxon.lab.statistics.Interval;
import org.neuraxon.lab.subject.Shape;
import org.neuraxon.lab.subject.Subjects;

/** C30: order, interval and duration can carry the message. */
final class C30TimeIsTheMessage implements Claim {

    private static final Shape SHAPE = new Shape(PulseTask.channels(), 180, 20);
    private static final String ENGINE = "accuracy";
    private static final String ATEMPORAL = "accuracy of the perceptron";
    private static final double CHANCE = 0.5;
    private static final double ATTENTIVE = 0.9;
    private static final String EXCLUSIVE_OR = "delayed XOR";
    private static final Series FREE = new Series("interval, modulators free", ENGINE);

    private static Map<String, PulseTask> tasks() {
        Map<String, PulseTask> tasks = new LinkedHashMap<>();
        tasks.put("order", PulseTask.order());
        tasks.put("interval", PulseTask.interval());
        tasks.put("duration", PulseTask.duration());
        tasks.put(EXCLUSIVE_OR, PulseTask.exclusiveOr());
        return tasks;
    }

    @Override
    public Card card() {
        return Card.of(
                        "C30",
                        "A5",
                        "Order, interval and duration can carry the message.",
                        "Pulse trains that differ only in the order, the gap (4 or 12 moments) or the length (3 or 9) of their pulses, and"
                                + " the exclusive or of two signs; pause, identical probe, acetylcholine at .9, then a linear readout (whether a neuron is at +1, at -1, its potential)"
                                + " answers (400 items to learn, 1,600 for the exclusive or; 200 to test).",
                        "share of correct answers, chance 0.5",
                        "engine at least 90 % in each task, perceptron at most chance + 5 points (medians over seeds)")
                .withModel(Subjects.DEFAULT)
                .withControls(Stream.concat(
                                tasks().keySet().stream()
                                        .map(task -> new Control(
                                                Control.Kind.TRIVIAL,
                                                new Series(task, ATEMPORAL),
                                                task + ": a perceptron that sees the present")),
                                Stream.of(new Control(
                                        Control.Kind.WITHOUT,
                                        FREE,
                                        "acetylcholine where the network itself lets it be")))
                        .toArray(Control[]::new))
                .withCaveat(
                        "Acetylcholine is held at .9, so that inputs weigh twice as much as by themselves: nobody asks the network to attend, so the"
                                + " experiment does. With modulators free, interval is read at about 78 %. The exclusive or asks for neurons that happen to"
                                + " combine both signs; from 400 items the readout told it in 76 % (20 seeds), and got more items after that check.");
    }

    @Override
    public List<Criterion> criteria() {
        List<Criterion> criteria = new ArrayList<>();
        for (String task : tasks().keySet()) {
            criteria.add(new Criterion.MedianIn(
                    task + ": engine at least 90 %", new Series(task, ENGINE), Interval.atLeast(0.9)));
        }
        for (String task : tasks().keySet()) {
            criteria.add(new Criterion.MedianIn(
                    task + ": perceptron at most 55 %", new Series(task, ATEMPORAL), Interval.atMost(CHANCE + 0.05)));
        }
        return criteria;
    }

    @Override
    public void run(Trial trial) {
        int testing = trial.length(200, 40);
        tasks().forEach((name, task) -> {
            Network network = trial.subject().grow(SHAPE, trial.seed());
            trial.subject().clamp(network, Modulator.ACETYLCHOLINE, ATTENTIVE);
            int training = training(trial, name);
            trial.record(name, ENGINE, task.accuracy(trial, network, training, testing));
            trial.record(name, ATEMPORAL, task.atemporalAccuracy(trial, training, testing));
        });
        Network free = trial.subject().grow(SHAPE, trial.seed());
        trial.record(FREE, PulseTask.interval().accuracy(trial, free, training(trial, "interval"), testing));
    }

    private static int training(Trial trial, String task) {
        return trial.length(task.equals(EXCLUSIVE_OR) ? 1_600 : 400, 40);
    }
}
