/** Useful proof of work: what its algorithms share. */
@NullMarked
package org.neuraxon.upow;

import org.jspecify.annotations.NullMarked;
