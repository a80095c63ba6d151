package org.neuraxon.connect.flink;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSchemaCompatibility;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.base.TypeSerializerSingleton;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.neuraxon.core.state.SnapshotException;
import org.neuraxon.core.state.SnapshotFile;
import org.neuraxon.learn.WatcherSettings;

/**
 * Writes a brain into a checkpoint as the bytes of a snapshot file behind their number (an int), so that it carries its own names, version
 * and checksum, and a later version of this code can read it without being told what it was.
 *
 * <p>With Flink's heap state a brain is an object between checkpoints; this is called when one is taken, and {@link #copy} for a key that
 * gets a row while it is being written.
 */
final class BrainSerializer extends TypeSerializerSingleton<Brain> {

    static final BrainSerializer INSTANCE = new BrainSerializer();

    @Override
    public boolean isImmutableType() {
        return false;
    }

    @Override
    public Brain createInstance() {
        return new Brain(WatcherSettings.standard());
    }

    @Override
    public Brain copy(Brain from) {
        return Brain.restored(from.snapshot());
    }

    @Override
    public Brain copy(Brain from, Brain reuse) {
        return copy(from);
    }

    @Override
    public int getLength() {
        return -1;
    }

    @Override
    public void serialize(Brain brain, DataOutputView target) throws IOException {
        byte[] bytes = SnapshotFile.bytes(brain.snapshot());
        target.writeInt(bytes.length);
        target.write(bytes);
    }

    @Override
    public Brain deserialize(DataInputView source) throws IOException {
        byte[] bytes = new byte[source.readInt()];
        source.readFully(bytes);
        try {
            return Brain.restored(SnapshotFile.parse(bytes, "the state of a key"));
        } catch (SnapshotException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    @Override
    public Brain deserialize(Brain reuse, DataInputView source) throws IOException {
        return deserialize(source);
    }

    @Override
    public void copy(DataInputView source, DataOutputView target) throws IOException {
        byte[] bytes = new byte[source.readInt()];
        source.readFully(bytes);
        target.writeInt(bytes.length);
        target.write(bytes);
    }

    @Override
    public TypeSerializerSnapshot<Brain> snapshotConfiguration() {
        return new Format();
    }

    /**
     * How brains are written, as a checkpoint remembers it: only the version of the frame, because what is in it names itself. Every version
     * that is not newer than this one can be read as it is.
     */
    public static final class Format implements TypeSerializerSnapshot<Brain> {

        private static final int VERSION = 1;

        /** For Flink, which makes it by its name. */
        public Format() {}

        @Override
        public int getCurrentVersion() {
            return VERSION;
        }

        @Override
        public void writeSnapshot(DataOutputView out) {
            // The version, which Flink writes, is all there is.
        }

        @Override
        public void readSnapshot(int readVersion, DataInputView in, ClassLoader loader) throws IOException {
            if (readVersion > VERSION) {
                throw new IOException("this state was written by a newer version of neuraxon-connect-flink (frame "
                        + readVersion + ", this one reads " + VERSION + "); use that version or a later one");
            }
        }

        @Override
        public TypeSerializer<Brain> restoreSerializer() {
            return INSTANCE;
        }

        @Override
        public TypeSerializerSchemaCompatibility<Brain> resolveSchemaCompatibility(TypeSerializerSnapshot<Brain> old) {
            return old instanceof Format
                    ? TypeSerializerSchemaCompatibility.compatibleAsIs()
                    : TypeSerializerSchemaCompatibility.incompatible();
        }
    }
}
