package org.neuraxon.upow.bpp;

/**
 * A search that someone claims to have done.
 *
 * @param miningSeed 32 bytes
 * @param publicKey 32 bytes
 * @param nonce what was chosen
 */
public record Sample(byte[] miningSeed, byte[] publicKey, Nonce nonce) {}
