package org.neuraxon.exchange.stream;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The first rows behind the header, read ahead one by one as they are asked for, 1 MiB at most, and kept to be read again. */
final class Sample {

    private static final int BYTES = 1 << 20;

    private final Lines lines;
    private final boolean patient;
    private final ArrayDeque<SavedRecord> records = new ArrayDeque<>();
    private final List<SavedRecord> rows = new ArrayList<>();
    private int bytes;
    private boolean ended;
    private boolean restarted;
    private @Nullable StreamException pending;

    /**
     * Creates an empty sample.
     *
     * @param patient whether all rows are there already, so that reading some ahead delays nothing
     */
    Sample(Lines lines, boolean patient) {
        this.lines = lines;
        this.patient = patient;
    }

    boolean isPatient() {
        return patient;
    }

    /** Forgets all, before a header is read. */
    void begin() {
        records.clear();
        rows.clear();
        bytes = 0;
        ended = false;
        restarted = false;
    }

    /** Whether there is a row of this number, blank lines not counted; reads as far as that, and waits for it. */
    boolean has(int index) {
        while (rows.size() <= index) {
            if (!read()) {
                return false;
            }
        }
        return true;
    }

    /** The row of this number, which {@link #has} found. */
    SavedRecord row(int index) {
        return rows.get(index);
    }

    private boolean read() {
        if (ended || pending != null || bytes >= BYTES) {
            return false;
        }
        try {
            Lines.Step step = lines.next();
            if (step != Lines.Step.RECORD) {
                ended = true;
                restarted = step == Lines.Step.RESTART;
                return false;
            }
        } catch (StreamException e) {
            pending = e;
            return false;
        }
        SavedRecord record = copy();
        records.add(record);
        bytes += record.bytes().length + 1;
        if (!Fields.isBlank(record.bytes(), 0, record.bytes().length, ',')) {
            rows.add(record);
        }
        return true;
    }

    /** A copy of the record that the lines are at. */
    SavedRecord copy() {
        return new SavedRecord(Arrays.copyOfRange(lines.bytes(), lines.start(), lines.end()), lines.line());
    }

    /** Takes the next record, blank lines included; null once all were taken. */
    @Nullable
    SavedRecord take() {
        SavedRecord record = records.poll();
        if (record == null) {
            rows.clear();
        }
        return record;
    }

    /** Throws what was met behind the rows, if anything. */
    void throwPending() {
        if (pending != null) {
            throw pending;
        }
    }

    /** Whether the file began anew right behind the rows. */
    boolean isRestarted() {
        return restarted;
    }
}
