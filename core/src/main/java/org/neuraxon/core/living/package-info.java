/** The living model: this project's own list of phases. */
@NullMarked
package org.neuraxon.core.living;

import org.jspecify.annotations.NullMarked;
