/** The phases of a moment: one small class per mechanism, each with its formula and its source. */
@NullMarked
package org.neuraxon.core.phase;

import org.jspecify.annotations.NullMarked;
