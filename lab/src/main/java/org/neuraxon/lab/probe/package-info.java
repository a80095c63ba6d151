/** Instruments that several experiments share. */
@NullMarked
package org.neuraxon.lab.probe;

import org.jspecify.annotations.NullMarked;
