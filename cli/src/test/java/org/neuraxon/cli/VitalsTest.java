package org.neuraxon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.neuraxon.core.living.LivingNetwork;
import org.neuraxon.core.living.LivingParameters;
import org.neuraxon.core.state.SnapshotFile;
import org.neuraxon.core.tissue.Layer;
import org.neuraxon.core.tissue.Ports;
import org.neuraxon.core.tissue.Projection;
import org.neuraxon.core.tissue.ProjectionParameters;
import org.neuraxon.core.tissue.Sphere;
import org.neuraxon.core.tissue.Tissue;

class VitalsTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        return Main.run(new PrintWriter(out), new PrintWriter(err), arguments);
    }

    @Test
    void twelveSignsAndAWord() {
        assertThat(run("vitals", "--neurons", "60", "--steps", "3000")).isEqualTo(ExitCode.OK);
        assertThat(out.toString().lines()).hasSize(14);
        assertThat(out.toString()).contains("living, 60 neurons", "branching", "with synapses cut", "not measurable");
    }

    @Test
    void aSnapshotIsMeasuredAsJson() {
        LivingNetwork network = LivingNetwork.grow(LivingParameters.DEFAULT.with("num_hidden_neurons", 40), 3);
        network.step(500);
        Path file = folder.resolve("brain.nxn");
        SnapshotFile.write(network.snapshot(), file);
        assertThat(run("vitals", "--load", file.toString(), "--steps", "2000", "--json"))
                .isEqualTo(ExitCode.OK);
        assertThat(out.toString()).startsWith("{").contains("\"state mix\"", "\"word\"", "\"light\":\"green\"");
    }

    @Test
    void aTissueHasAPanelForEachSphereAndOneForTheWhole() {
        Path file = folder.resolve("tissue.nxn");
        SnapshotFile.write(cutTissue().snapshot(), file);
        assertThat(run("vitals", "--load", file.toString(), "--steps", "2000")).isEqualTo(ExitCode.OK);
        assertThat(out.toString()).contains("tissue pair, 60 neurons", "sphere left", "sphere right", "link is cut");
        assertThat(out.toString().lines().filter(line -> line.startsWith("12 links")))
                .hasSize(3);
        assertThat(run("vitals", "--load", file.toString(), "--steps", "2000", "--json"))
                .isEqualTo(ExitCode.OK);
        assertThat(out.toString()).contains("{\"model\":\"tissue\"", "\"spheres\":{\"left\":{\"word\"");
    }

    private static Tissue cutTissue() {
        Tissue tissue = new Tissue("pair");
        tissue.add(new Layer("L", 0, ""));
        LivingParameters small = LivingParameters.DEFAULT
                .with("num_input_neurons", 4)
                .with("num_hidden_neurons", 20)
                .with("num_output_neurons", 6);
        for (String id : List.of("left", "right")) {
            Ports ports = new Ports(List.of(3), List.of(0), List.of(24), List.of(29));
            LivingNetwork network = LivingNetwork.grow(small, id.length());
            tissue.add(new Sphere(id, id, "L", "", List.of(), ports, network));
        }
        tissue.add(new Projection(
                "link",
                "left",
                "right",
                List.of(24),
                List.of(0),
                ProjectionParameters.DEFAULT.with("gain", 0),
                new double[][] {{1}},
                List.of(new double[1])));
        return tissue;
    }

    @Test
    void parametersAreSet() {
        String[] small = {"vitals", "--neurons", "60", "--steps", "2000", "--json"};
        Set<String> panels = new HashSet<>();
        for (String change :
                List.of("seed=1", "topology=random", "topology=layered", "topology=dense", "rhythm_strength=0.2")) {
            out.getBuffer().setLength(0);
            String[] more = change.startsWith("seed") ? new String[] {} : new String[] {"--set", change};
            assertThat(run(Stream.of(small, more).flatMap(Stream::of).toArray(String[]::new)))
                    .isEqualTo(ExitCode.OK);
            panels.add(out.toString());
        }
        assertThat(panels).hasSize(5);
        assertThat(run("vitals", "--set", "topology=star")).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("no topology 'star'");
        assertThat(run("vitals", "--set", "rhythm_strength=9")).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("'rhythm_strength' is 9.0 but must lie in [0.0, 0.6]");
        assertThat(run("vitals", "--set", "colour=red")).isEqualTo(ExitCode.USAGE);
        assertThat(run("vitals", "--model", "ring", "--set", "noise=1")).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void aMechanismIsSwitchedOff() {
        assertThat(run("vitals", "--neurons", "60", "--steps", "2000", "--without", "spontaneous_activity,recurrence"))
                .isEqualTo(ExitCode.OK);
        assertThat(out.toString()).contains("unwell");
        assertThat(run("vitals", "--without", "telepathy")).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("telepathy").contains("homeostasis");
    }

    @Test
    void aStudyPrintsItsTable() {
        assertThat(run("vitals", "compare", "presets", "--fast", "--seeds", "2", "--no-cache"))
                .isEqualTo(ExitCode.OK);
        assertThat(out.toString()).contains("active share", "calm", "balanced", "excitable", "not for figures");
        assertThat(run("vitals", "compare", "planets")).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("planets").contains("mechanisms");
    }

    @Test
    void finishedRunsOfAStudyAreKept() {
        String[] arguments = {
            "vitals", "compare", "presets", "--fast", "--seeds", "1", "--json", "--cache", folder.toString()
        };
        assertThat(run(arguments)).isEqualTo(ExitCode.OK);
        String first = out.toString();
        assertThat(first).startsWith("{\"study\":\"presets\"").contains("\"measure\":\"branching m\"");
        out.getBuffer().setLength(0);
        assertThat(run(arguments)).isEqualTo(ExitCode.OK);
        assertThat(out.toString()).isEqualTo(first);
        assertThat(err.toString()).contains("3 runs are kept from before");
    }

    @Test
    void mistakesAreNamed() {
        assertThat(run("vitals", "--preset", "wild")).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("wild").contains("excitable");
        assertThat(run("vitals", "--model", "golem")).isEqualTo(ExitCode.USAGE);
        assertThat(run("vitals", "--model", "ring", "--preset", "calm")).isEqualTo(ExitCode.USAGE);
        assertThat(run("vitals", "--steps", "10")).isEqualTo(ExitCode.USAGE);
        assertThat(run("vitals", "--neurons", "5")).isEqualTo(ExitCode.USAGE);
        assertThat(run("vitals", "--load", folder.resolve("none.nxn").toString()))
                .isEqualTo(ExitCode.FAILED);
    }
}
