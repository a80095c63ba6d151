package org.neuraxon.ledger.file;

import org.neuraxon.ledger.Entry;

/**
 * An entry and where it lies.
 *
 * @param entry what it says
 * @param hash of it and all before it
 * @param segment the file's name
 * @param record its number in the file, from 0
 * @param offset of its first byte in the file
 */
public record Stored(Entry entry, byte[] hash, String segment, int record, long offset) {

    /** Where it lies, in words. */
    public String place() {
        return "segment " + segment + ", record " + record + " (entry " + entry.index() + ", byte " + offset + ")";
    }
}
