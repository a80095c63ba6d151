package org.neuraxon.lab.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.neuraxon.lab.subject.Subjects;

class ReexecutionTest {

    @Test
    void aChildProcessWithOtherKernelsAndOtherThreadsGiveTheSameBits() {
        List<String> here = Reexecution.digests(3, 10, 1);
        assertThat(here).hasSameSizeAs(Subjects.all()).doesNotHaveDuplicates();
        assertThat(Reexecution.digests(3, 10, 3)).isEqualTo(here);
        assertThat(OtherJvm.own().digests(3, 10, "-XX:TieredStopAtLevel=1")).isEqualTo(here);
        assertThat(Reexecution.digests(4, 10, 1)).doesNotContainAnyElementsOf(here);
    }

    @Test
    void otherJvmsAreOfOtherVersions() {
        assertThat(OtherJvm.others())
                .extracting(OtherJvm::version)
                .doesNotContain(OtherJvm.own().version());
    }
}
