/** Microbenchmarks of the product's hot loops. */
@NullMarked
package org.neuraxon.bench;

import org.jspecify.annotations.NullMarked;
