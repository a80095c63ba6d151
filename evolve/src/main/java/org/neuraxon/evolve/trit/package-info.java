/** Small trinary networks whose every weight and table entry is a gene. */
@NullMarked
package org.neuraxon.evolve.trit;

import org.jspecify.annotations.NullMarked;
