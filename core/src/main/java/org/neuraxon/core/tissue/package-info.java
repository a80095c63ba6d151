/** Tissue: several networks with ports, layers and delayed projections. */
@NullMarked
package org.neuraxon.core.tissue;

import org.jspecify.annotations.NullMarked;
