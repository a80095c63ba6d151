/** The live lab: one network lives in a thread of its own, and browsers watch and touch it. */
@NullMarked
package org.neuraxon.live;

import org.jspecify.annotations.NullMarked;
