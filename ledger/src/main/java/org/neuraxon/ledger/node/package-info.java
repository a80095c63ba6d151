/** Validators, the door at which miners speak to them, and the miners. */
@NullMarked
package org.neuraxon.ledger.node;

import org.jspecify.annotations.NullMarked;
