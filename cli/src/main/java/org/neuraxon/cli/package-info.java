/** The {@code neuraxon} command. */
@NullMarked
package org.neuraxon.cli;

import org.jspecify.annotations.NullMarked;
