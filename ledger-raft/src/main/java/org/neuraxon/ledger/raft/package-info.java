/** One ledger among several validators, by Apache Ratis (Raft): crashes are survived, lies are not its business but the audit's. */
@NullMarked
package org.neuraxon.ledger.raft;

import org.jspecify.annotations.NullMarked;
