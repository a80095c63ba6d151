package org.neuraxon.upow.ant;

import java.util.Optional;

/**
 * A walk that someone claims to have done.
 *
 * @param digest what the epoch is drawn from
 * @param neurons of a network
 * @param phases of a life
 * @param objective what is scored
 * @param steps of the walk
 * @param parentHash hash of the tables that it begins with; empty for the root, all zero
 * @param publicKey any text
 * @param nonce what was chosen
 */
public record AntSample(
        String digest,
        int neurons,
        Phases phases,
        Objective objective,
        int steps,
        Optional<String> parentHash,
        String publicKey,
        AntNonce nonce) {}
