/** The rules by which work counts, as a state machine without files, clocks or network. */
@NullMarked
package org.neuraxon.ledger;

import org.jspecify.annotations.NullMarked;
