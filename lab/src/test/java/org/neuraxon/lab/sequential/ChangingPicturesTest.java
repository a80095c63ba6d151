package org.neuraxon.lab.sequential;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.neuraxon.lab.adaptation.StreamRun;

class ChangingPicturesTest {

    private static final int PERIOD = ChangingPictures.PERIOD;

    @Test
    void whoRemembersRecoversAtOnceWhenADealingComesBack() {
        ChangingPictures stream = new ChangingPictures(6 * PERIOD, true, 2);
        StreamRun ours = stream.settling(0.33, 0.02);
        StreamRun everybody = stream.fixed(1, 0.02);
        int back = 4 * PERIOD;
        assertThat(ours.error(back, back + 100)).isLessThan(everybody.error(back, back + 100) - 0.1);
        assertThat(stream.settling(0.33, 0.02).wrong()).isEqualTo(ours.wrong());
    }

    @Test
    void everyDealingIsTheSameTaskForWhoKnowsNone() {
        ChangingPictures stream = new ChangingPictures(2 * PERIOD, false, 2);
        StreamRun run = stream.fixed(1, 0.03);
        assertThat(run.error(PERIOD - 300, PERIOD)).isLessThan(0.25);
        assertThat(run.error(PERIOD, PERIOD + 50)).isGreaterThan(0.5);
    }
}
