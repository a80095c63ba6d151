package org.neuraxon.ledger;

/**
 * What a miner has achieved so far.
 *
 * @param miner the public key in hexadecimal digits
 * @param counted solutions that count, in all epochs
 * @param points windows by which they improved on the best of their epochs, in all epochs
 * @param strikes wrong claims, in all epochs
 * @param best wrong windows of the best solution in the open epoch; -1 if there is none
 */
public record Standing(String miner, long counted, long points, long strikes, long best) {}
