/** SQL over recordings, answered by DuckDB where it is on the class path. */
@NullMarked
package org.neuraxon.query;

import org.jspecify.annotations.NullMarked;
