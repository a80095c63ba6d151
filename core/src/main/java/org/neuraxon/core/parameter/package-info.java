/** Parameters that describe themselves: immutable records with validated ranges. */
@NullMarked
package org.neuraxon.core.parameter;

import org.jspecify.annotations.NullMarked;
