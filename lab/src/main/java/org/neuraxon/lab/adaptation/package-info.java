/** Worlds that change, and who has to follow them: drifting streams, bandits, cues; specified in {@code docs/specs/tasks.md}. */
@NullMarked
package org.neuraxon.lab.adaptation;

import org.jspecify.annotations.NullMarked;
