package org.neuraxon.lab.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.neuraxon.core.living.LivingNetwork;
import org.neuraxon.core.living.LivingPreset;
import org.neuraxon.core.vital.Branching;
import org.neuraxon.core.vital.VitalSigns;
import org.neuraxon.lab.Claim;
import org.neuraxon.lab.Trial;
import org.neuraxon.lab.probe.Population;
import org.neuraxon.lab.study.Study.Condition;
import org.neuraxon.lab.study.Study.Measure;
import org.neuraxon.lab.subject.Shape;

/** Whether the three presets are three temperaments: they are to differ in activity, branching and memory. */
final class Presets {

    private static final int YOUTH = 10_000;
    private static final int MOMENTS = 20_000;
    private static final int PULSES = 100;
    private static final Measure ACTIVE =
            new Measure("active share", "neurons not at 0, mean over 20,000 moments without input");
    private static final Measure M = new Measure("branching m", "by multistep regression, from the same moments");
    private static final Measure MEMORY =
            new Measure("memory, moments", "how long outputs tell the sign of a pulse, pulses 300 moments apart");

    private Presets() {}

    static Study study() {
        List<Claim> arms = new ArrayList<>();
        List<Condition> conditions = new ArrayList<>();
        String before = "";
        for (LivingPreset preset : LivingPreset.values()) {
            arms.add(new Arm("presets-" + preset.key(), preset.key(), trial -> measure(trial, preset)));
            conditions.add(new Condition(preset.key(), before));
            before = preset.key();
        }
        return new Study(
                "presets",
                "How far apart are the presets? 300 neurons, 10,000 moments old; d against the preset in the row above.",
                arms,
                conditions,
                List.of(ACTIVE, M, MEMORY),
                false);
    }

    private static void measure(Trial trial, LivingPreset preset) {
        Shape shape = Arm.shape(trial);
        LivingNetwork network = LivingNetwork.grow(
                preset.parameters()
                        .with(Map.of(
                                "num_input_neurons", shape.inputs(),
                                "num_hidden_neurons", shape.hidden(),
                                "num_output_neurons", shape.outputs())),
                trial.seed());
        trial.live(network, trial.length(YOUTH, 1_000));
        trial.record(preset.key(), MEMORY.name(), VitalSigns.memory(network, trial.length(PULSES, 20), trial.seed()));
        double[] activity = new double[trial.length(MOMENTS, 2_000)];
        double mean = 0;
        for (int t = 0; t < activity.length; t++) {
            trial.live(network, 1);
            activity[t] = Population.activeShare(network);
            mean += activity[t] / activity.length;
        }
        trial.record(preset.key(), ACTIVE.name(), mean);
        trial.record(preset.key(), M.name(), Branching.of(activity).m());
    }
}
