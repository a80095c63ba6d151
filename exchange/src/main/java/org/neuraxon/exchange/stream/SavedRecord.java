package org.neuraxon.exchange.stream;

/**
 * A record kept from inspection until it is read.
 *
 * @param bytes its text
 * @param line line on which it begins
 */
record SavedRecord(byte[] bytes, long line) {}
