package org.neuraxon.live;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.neuraxon.core.living.LivingNetwork;
import org.neuraxon.core.state.SnapshotException;
import org.neuraxon.exchange.ExchangeException;
import org.neuraxon.exchange.recording.NetworkRecorder;
import org.neuraxon.exchange.recording.RecorderSettings;

/** Records the life that everybody watches, in the network's thread. Whatever goes wrong ends the recording, never the life. */
final class LifeRecorder {

    private final NetworkRecorder recorder;
    private final RecorderSettings settings;
    private @Nullable String ended;

    private LifeRecorder(NetworkRecorder recorder, RecorderSettings settings) {
        this.recorder = recorder;
        this.settings = settings;
    }

    static LifeRecorder start(LivingNetwork network, Path folder, RecorderSettings settings, String preset) {
        return new LifeRecorder(
                NetworkRecorder.start(network, folder, settings, Map.of("preset", preset, "recorded_by", "live")),
                settings);
    }

    void lived(LivingNetwork network) {
        if (ended == null) {
            attempt(() -> {
                recorder.lived(network);
                if (recorder.full()) {
                    end(network, "moment " + network.steps() + " did not fit");
                }
            });
        }
    }

    /** What was done to the network, now that it is done. */
    void note(LivingNetwork network, String what) {
        if (ended == null) {
            attempt(() -> recorder.note(network, what));
        }
    }

    /** Ends the recording, once. */
    void end(LivingNetwork network, String why) {
        if (ended == null) {
            ended = recorder.full() ? "the limit of " + settings.limit() + " bytes was reached: " + why : why;
            attempt(() -> recorder.finish(network, true, why));
            recorder.close();
        }
    }

    /** Brings all rows to where readers find them. */
    void flush() {
        if (ended == null) {
            attempt(() -> recorder.recording().flush());
        }
    }

    /** Why it ended; null while it goes on. */
    @Nullable
    String ended() {
        return ended;
    }

    NetworkRecorder recorder() {
        return recorder;
    }

    RecorderSettings settings() {
        return settings;
    }

    private void attempt(Runnable step) {
        try {
            step.run();
        } catch (ExchangeException | SnapshotException e) {
            ended = String.valueOf(e.getMessage());
            recorder.close();
        }
    }
}
