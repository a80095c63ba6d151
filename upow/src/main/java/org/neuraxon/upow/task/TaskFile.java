package org.neuraxon.upow.task;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.neuraxon.upow.Hex;
import org.neuraxon.upow.UpowException;
import org.neuraxon.upow.hash.KangarooTwelve;

/**
 * A task and the bytes of its file, which hold the hashes of its two blocks.
 *
 * <p>Layout, little-endian: a header of 96 bytes (magic, version, input trits N, output trits M, rows T as 64 bits, population P, neighbours K,
 * the hashes of the two blocks that follow), the wiring ({@code input[N], output[M], signal, neighbour[P K]}, 32 bits each), and T rows of
 * {@code ceil(N / 5)} bytes of input trits and {@code ceil(M / 5)} bytes of output trits, five trits a byte, the first one counting
 * once, the next three times, and so on.
 *
 * <p>The bytes are kept as they were read: places of a row's last byte that no trit uses say nothing and may hold anything, but they are hashed.
 */
public final class TaskFile implements WorkFile {

    /** The first four bytes, {@code 4C 55 54 54}. */
    public static final int MAGIC = 0x5454554C;

    /** The version of the layout. */
    public static final int VERSION = 1;

    private static final int HEADER_BYTES = 96;
    private static final int TOPOLOGY_HASH = 32;
    private static final int DATA_HASH = 64;
    private static final int HASH_BYTES = 32;
    private static final int TRITS_PER_BYTE = 5;
    private static final int BYTE_VALUES = 243;

    private final Task task;
    private final byte[] bytes;

    private TaskFile(Task task, byte[] bytes) {
        this.task = task;
        this.bytes = bytes;
    }

    /** The wiring and the rows. */
    public Task task() {
        return task;
    }

    /** KangarooTwelve of the wiring, 32 bytes. */
    public byte[] topologyHash() {
        return Arrays.copyOfRange(bytes, TOPOLOGY_HASH, TOPOLOGY_HASH + HASH_BYTES);
    }

    /** KangarooTwelve of the rows, 32 bytes. */
    public byte[] dataHash() {
        return Arrays.copyOfRange(bytes, DATA_HASH, DATA_HASH + HASH_BYTES);
    }

    /** Whether the file begins like a task. */
    public static boolean isTask(byte[] firstBytes) {
        return firstBytes.length >= Integer.BYTES
                && ByteBuffer.wrap(firstBytes).order(ByteOrder.LITTLE_ENDIAN).getInt() == MAGIC;
    }

    /**
     * Reads the bytes of a file.
     *
     * @throws UpowException if they break a rule of the layout
     */
    public static TaskFile parse(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        if (bytes.length < HEADER_BYTES) {
            throw new UpowException(
                    "a task has a header of " + HEADER_BYTES + " bytes; these are " + bytes.length + " in all");
        }
        if (buffer.getInt(0) != MAGIC) {
            throw new UpowException("not a task: the first four bytes are not 4C 55 54 54");
        }
        if (buffer.getInt(4) != VERSION) {
            throw new UpowException("version " + Integer.toUnsignedString(buffer.getInt(4))
                    + " of the layout is unknown; only " + VERSION + " is read");
        }
        long inputCount = Integer.toUnsignedLong(buffer.getInt(8));
        long outputCount = Integer.toUnsignedLong(buffer.getInt(12));
        long rowCount = buffer.getLong(16);
        long population = Integer.toUnsignedLong(buffer.getInt(24));
        long read = Integer.toUnsignedLong(buffer.getInt(28));
        if (outputCount != 1) {
            throw new UpowException("a row must have one output trit, not " + outputCount);
        }
        if (read != Topology.READ) {
            throw new UpowException("a neuron must have " + Topology.READ + " neighbours, not " + read);
        }
        long topologyBytes = Integer.BYTES * (inputCount + outputCount + 1 + population * read);
        long rowBytes = packedBytes(inputCount) + packedBytes(outputCount);
        long dataBytes = bytes.length - HEADER_BYTES - topologyBytes;
        // By division, since T has 64 bits and a product might wrap round to a plausible length.
        if (dataBytes < 0 || rowCount < 0 || dataBytes % rowBytes != 0 || dataBytes / rowBytes != rowCount) {
            throw new UpowException("the header announces " + Long.toUnsignedString(rowCount) + " rows of " + rowBytes
                    + " bytes after " + (HEADER_BYTES + topologyBytes) + " bytes, but the length is " + bytes.length);
        }
        int dataStart = HEADER_BYTES + (int) topologyBytes;
        requireHash("wiring", bytes, TOPOLOGY_HASH, HEADER_BYTES, dataStart);
        requireHash("rows", bytes, DATA_HASH, dataStart, bytes.length);
        Topology topology = topology(buffer.position(HEADER_BYTES), (int) inputCount, (int) population);
        return new TaskFile(task(topology, bytes, dataStart, (int) rowCount), bytes.clone());
    }

    private static void requireHash(String block, byte[] bytes, int at, int from, int to) {
        byte[] announced = Arrays.copyOfRange(bytes, at, at + HASH_BYTES);
        byte[] actual = KangarooTwelve.digest(bytes, from, to, HASH_BYTES);
        if (!Arrays.equals(announced, actual)) {
            throw new UpowException("the " + block + " hash to " + Hex.of(actual) + ", but the header says "
                    + Hex.of(announced) + "; the file is damaged");
        }
    }

    private static Topology topology(ByteBuffer buffer, int inputCount, int population) {
        int[] inputs = new int[inputCount];
        for (int i = 0; i < inputCount; i++) {
            inputs[i] = buffer.getInt();
        }
        int output = buffer.getInt();
        int signal = buffer.getInt();
        int[] neighbours = new int[Topology.READ * population];
        for (int i = 0; i < neighbours.length; i++) {
            neighbours[i] = buffer.getInt();
        }
        return new Topology(population, inputs, output, signal, neighbours);
    }

    private static Task task(Topology topology, byte[] bytes, int dataStart, int rows) {
        int width = topology.inputs().length;
        int inputBytes = (int) packedBytes(width);
        int rowBytes = inputBytes + 1;
        if ((long) rows * width > Integer.MAX_VALUE - 8) {
            throw new UpowException(rows + " rows of " + width + " trits do not fit into memory");
        }
        byte[] inputs = new byte[rows * width];
        byte[] outputs = new byte[rows];
        for (int row = 0; row < rows; row++) {
            int start = dataStart + row * rowBytes;
            for (int i = 0; i < rowBytes; i++) {
                if ((bytes[start + i] & 0xff) >= BYTE_VALUES) {
                    throw new UpowException("byte " + i + " of row " + row + " is " + (bytes[start + i] & 0xff)
                            + ", but five trits are below " + BYTE_VALUES);
                }
            }
            unpack(bytes, start, inputs, row * width, width);
            unpack(bytes, start + inputBytes, outputs, row, 1);
        }
        return new Task(topology, inputs, outputs);
    }

    private static long packedBytes(long trits) {
        return (trits + TRITS_PER_BYTE - 1) / TRITS_PER_BYTE;
    }

    private static void unpack(byte[] packed, int from, byte[] trits, int to, int count) {
        int rest = 0;
        for (int i = 0; i < count; i++) {
            rest = i % TRITS_PER_BYTE == 0 ? packed[from + i / TRITS_PER_BYTE] & 0xff : rest / 3;
            trits[to + i] = (byte) (rest % 3);
        }
    }

    /** A task ready to be written, its hashes computed; unused places of a byte are 0. */
    public static TaskFile of(Task task) {
        return parse(bytes(task));
    }

    @Override
    public byte[] bytes() {
        return bytes.clone();
    }

    private static byte[] bytes(Task task) {
        Topology topology = task.topology();
        int width = task.width();
        int inputBytes = (int) packedBytes(width);
        int topologyBytes = Integer.BYTES * (width + 2 + Topology.READ * topology.population());
        int dataStart = HEADER_BYTES + topologyBytes;
        ByteBuffer buffer =
                ByteBuffer.allocate(dataStart + task.rows() * (inputBytes + 1)).order(ByteOrder.LITTLE_ENDIAN);
        buffer.putInt(MAGIC).putInt(VERSION).putInt(width).putInt(1).putLong(task.rows());
        buffer.putInt(topology.population()).putInt(Topology.READ).position(HEADER_BYTES);
        for (int input : topology.inputs()) {
            buffer.putInt(input);
        }
        buffer.putInt(topology.output()).putInt(topology.signal());
        for (int neighbour : topology.neighbours()) {
            buffer.putInt(neighbour);
        }
        for (int row = 0; row < task.rows(); row++) {
            for (int first = 0; first < width; first += TRITS_PER_BYTE) {
                int packed = 0;
                for (int i = Math.min(width, first + TRITS_PER_BYTE) - 1; i >= first; i--) {
                    packed = 3 * packed + task.input(row, i);
                }
                buffer.put((byte) packed);
            }
            buffer.put((byte) task.output(row));
        }
        byte[] bytes = buffer.array();
        buffer.put(TOPOLOGY_HASH, KangarooTwelve.digest(bytes, HEADER_BYTES, dataStart, HASH_BYTES));
        buffer.put(DATA_HASH, KangarooTwelve.digest(bytes, dataStart, bytes.length, HASH_BYTES));
        return bytes;
    }
}
