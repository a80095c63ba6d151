package org.neuraxon.exchange;

/**
 * What became of one field of a file, counted over all the things that have it.
 *
 * @param path where it stands, with {@code []} for the positions of an array and {@code *} for names, for instance
 *     {@code neurons.hidden[].health}
 * @param count how many values had this fate
 * @param reason why, in a few words; empty for a plain mapping
 */
public record ImportedField(String path, Fate fate, int count, String reason) {}
