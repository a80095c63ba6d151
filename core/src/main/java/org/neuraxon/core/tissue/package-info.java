/** Several networks joined by projections. */
@NullMarked
package org.neuraxon.core.tissue;

import org.jspecify.annotations.NullMarked;
