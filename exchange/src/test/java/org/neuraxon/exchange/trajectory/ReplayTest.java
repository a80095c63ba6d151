package org.neuraxon.exchange.trajectory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.neuraxon.exchange.ExchangeException;
import org.neuraxon.exchange.GoldenFiles;

class ReplayTest {

    @ParameterizedTest
    @ValueSource(strings = {"v2-default.json.gz", "v2-no-chrono.json.gz"})
    void carriedTrajectoriesAreReproduced(String name) {
        ReplayResult result = Replay.play(Trajectory.parse(GoldenFiles.carried(name), name));
        assertThat(result).hasToString("identical");
        assertThat(result.numbers()).isGreaterThan(10_000);
    }

    @TestFactory
    Stream<DynamicTest> everyTrajectoryOfTheEngineIsReproduced() {
        Assumptions.assumeTrue(
                Files.isDirectory(GoldenFiles.folder()),
                () -> "the whole set of trajectories is not at " + GoldenFiles.folder());
        return GoldenFiles.all().stream()
                .filter(file -> !file.getFileName().toString().startsWith("v1"))
                .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> reproduces(file)));
    }

    @Test
    void versionOneIsRefusedInOneSentence() {
        Trajectory trajectory = Trajectory.parse(GoldenFiles.carried("v1-default.json.gz"), "old");
        assertThatThrownBy(() -> Replay.play(trajectory))
                .isInstanceOf(ExchangeException.class)
                .hasMessageContaining("version 1");
    }

    private static void reproduces(Path file) {
        ReplayResult result = Replay.play(Trajectory.read(file));
        assertThat(result).as(file.toString()).hasToString("identical");
        assertThat(result.largestDeviation()).isLessThan(Replay.TOLERANCE);
    }
}
