package org.neuraxon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.neuraxon.ledger.Reexecution;
import org.neuraxon.ledger.Rules;
import org.neuraxon.ledger.SeriesRules;
import org.neuraxon.ledger.Terms;
import org.neuraxon.ledger.node.Door;
import org.neuraxon.ledger.node.LocalValidator;
import org.neuraxon.ledger.node.Validator;
import org.neuraxon.live.LiveServer;
import org.neuraxon.live.LiveSettings;
import org.neuraxon.upow.bpp.Kernels;
import org.neuraxon.upow.task.SeriesFile;
import org.neuraxon.upow.task.TaskFile;
import org.neuraxon.upow.task.WorkFile;

/** What the live lab's page about work is told, by a validator that really runs; the two rooms know of each other by HTTP only. */
@Timeout(60)
class WorkPageTest {

    @TempDir
    private Path folder;

    private static Terms rules(WorkFile task) {
        return task instanceof SeriesFile series
                ? SeriesRules.of(series, 0, SeriesRules.MARGIN, 600_000, 1000, 4, new byte[32])
                : Rules.of(
                        (TaskFile) task,
                        ((TaskFile) task).task().rows(),
                        PracticeTask.SETTING,
                        PracticeTask.THRESHOLD,
                        600_000,
                        new byte[32]);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bpp9000", "neuraxon"})
    void aValidatorThatRunsIsSeen(String algorithm) throws Exception {
        WorkFile task = algorithm.equals("neuraxon") ? PracticeTask.series() : PracticeTask.make();
        Terms rules = rules(task);
        try (Reexecution judge = Reexecution.of(task, rules, 1, Kernels.plain());
                Validator validator = new LocalValidator(folder, rules, task, judge, Clock.systemUTC());
                Door door = new Door(validator, folder, new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
                LiveServer lab = LiveServer.open(LiveSettings.local(LiveSettings.Birth.standard())
                        .withNodes(List.of(URI.create("http://127.0.0.1:" + door.port()))))) {
            while (validator.state().epoch() == 0) {
                Thread.sleep(10);
            }
            String told = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(lab.address() + "api/v1/work"))
                                    .build(),
                            BodyHandlers.ofString())
                    .body();
            assertThat(told)
                    .contains(
                            "\"answers\":true",
                            "\"algorithm\":\"" + algorithm + "\"",
                            "\"role\":\"alone\"",
                            "\"epoch\":1",
                            "\"entries\":2",
                            "\"segments\":1",
                            "\"miners\":[]");
            // Of networks there is a score to beat from the beginning.
            assertThat(told)
                    .contains(
                            algorithm.equals("neuraxon")
                                    ? "\"history\":[{\"entries\":2,\"epoch\":1,\"best\":0}]"
                                    : "\"history\":[{\"entries\":2,\"epoch\":1,\"best\":null}]");
        }
    }
}
