/** The ledger on disk, and the audit of it. */
@NullMarked
package org.neuraxon.ledger.file;

import org.jspecify.annotations.NullMarked;
