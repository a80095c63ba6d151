/** State as structure of arrays, and its way into digests and snapshot files. */
@NullMarked
package org.neuraxon.core.state;

import org.jspecify.annotations.NullMarked;
