/** The hash of the public network: Keccak-p with twelve rounds and KangarooTwelve on top. */
@NullMarked
package org.neuraxon.upow.hash;

import org.jspecify.annotations.NullMarked;
