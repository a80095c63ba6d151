/** The phases of a moment: one small rule each, with its formula, its source and what it reads and writes. */
@NullMarked
package org.neuraxon.core.phase;

import org.jspecify.annotations.NullMarked;
