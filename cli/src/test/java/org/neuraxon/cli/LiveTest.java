package org.neuraxon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the command refuses before a socket is opened; the server itself is tested in its own room. */
class LiveTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        return Main.run(new PrintWriter(out), new PrintWriter(err), arguments);
    }

    @Test
    void otherMachinesNeedAToken() {
        assertThat(run("live", "--host", "0.0.0.0", "--port", "0")).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("0.0.0.0", "--token").hasLineCount(1);
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void aRehearsalEndsByItself() {
        assertThat(run("live", "--rehearse", "--neurons", "40"))
                .as(err.toString())
                .isZero();
        assertThat(out.toString()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "--token, short, 16",
        "--port, 65536, 65535",
        "--neurons, 29, 30",
        "--neurons, 20001, 20000",
        "--preset, sleepy, excitable"
    })
    void refusesWhatMakesNoSense(String option, String value, String expected) {
        assertThat(run("live", option, value)).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains(expected).hasLineCount(1);
    }
}
