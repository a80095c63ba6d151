package org.neuraxon.connect.flink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;
import org.neuraxon.core.state.Snapshot;
import org.neuraxon.learn.WatcherSettings;

/** A brain between two checkpoints. */
class BrainSerializerTest {

    private static final BrainSerializer SERIALIZER = BrainSerializer.INSTANCE;

    @Test
    void aBrainGoesOnBitForBitAndACopyIsAnother() throws IOException {
        Brain brain = brain();
        live(brain, 0, 300);
        byte[] bytes = bytes(brain);
        Brain read = SERIALIZER.deserialize(new DataInputDeserializer(bytes));
        Brain copy = SERIALIZER.copy(brain);
        assertThat(bytes(read)).isEqualTo(bytes);
        assertThat(bytes(copy)).isEqualTo(bytes);
        Watched<String> next = live(brain, 300, 400);
        assertThat(bytes(copy)).as("untouched by the life of the other").isEqualTo(bytes);
        assertThat(live(read, 300, 400)).isEqualTo(next);
        assertThat(live(copy, 300, 400)).isEqualTo(next);
        assertThat(bytes(read)).isEqualTo(bytes(brain)).isEqualTo(bytes(copy));
    }

    @Test
    void aBrainIsAsSmallAsPeopleAreToldFromItsFirstRowOn() throws IOException {
        // 10,000 keys are 10,000 of these, so a new array in every brain is to be noticed.
        int[] neurons = {0, 30, 100};
        int[] most = {56_000, 213_000, 427_000};
        for (int i = 0; i < neurons.length; i++) {
            Brain brain = new Brain(WatcherSettings.standard().withNeurons(neurons[i]));
            int young = bytes(brain).length;
            live(brain, 0, 1200);
            assertThat(bytes(brain)).hasSizeBetween(young, most[i]).hasSizeLessThan(young + 500);
        }
    }

    @Test
    void bytesAreCopiedWithoutBeingRead() throws IOException {
        byte[] bytes = bytes(brain());
        DataOutputSerializer target = new DataOutputSerializer(64);
        SERIALIZER.copy(new DataInputDeserializer(bytes), target);
        assertThat(target.getCopyOfBuffer()).isEqualTo(bytes);
    }

    @Test
    void aDamagedOrForeignOrNewerStateIsRefusedInOneSentence() throws IOException {
        byte[] bytes = bytes(brain());
        bytes[bytes.length / 2] ^= 1;
        assertThatThrownBy(() -> SERIALIZER.deserialize(new DataInputDeserializer(bytes)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("the state of a key is damaged");
        assertThatThrownBy(() -> Brain.restored(new Snapshot("watch", "1"))).hasMessageContaining("holds a watch");
        assertThatThrownBy(() -> new BrainSerializer.Format()
                        .readSnapshot(
                                2,
                                new DataInputDeserializer(new byte[0]),
                                getClass().getClassLoader()))
                .hasMessageContaining("newer version");
    }

    @Test
    void theFormatThatACheckpointRemembersGivesTheSerializerBack() throws IOException {
        DataOutputSerializer target = new DataOutputSerializer(64);
        TypeSerializerSnapshot.writeVersionedSnapshot(target, SERIALIZER.snapshotConfiguration());
        TypeSerializerSnapshot<Brain> read = TypeSerializerSnapshot.readVersionedSnapshot(
                new DataInputDeserializer(target.getCopyOfBuffer()), getClass().getClassLoader());
        assertThat(read.restoreSerializer()).isSameAs(SERIALIZER);
        assertThat(SERIALIZER
                        .snapshotConfiguration()
                        .resolveSchemaCompatibility(read)
                        .isCompatibleAsIs())
                .isTrue();
    }

    private static Brain brain() {
        return new Brain(new WatcherSettings(0, 2, 10, 1, 10));
    }

    private static byte[] bytes(Brain brain) throws IOException {
        DataOutputSerializer target = new DataOutputSerializer(64);
        SERIALIZER.serialize(brain, target);
        return target.getCopyOfBuffer();
    }

    private static Watched<String> live(Brain brain, int from, int to) {
        Watched<String> last = null;
        for (int t = from; t < to; t++) {
            last = brain.live("k", t, t % 17 + t % 5 * 0.1, new double[0], t % 91 == 0);
            brain.heard(t);
        }
        return last;
    }
}
