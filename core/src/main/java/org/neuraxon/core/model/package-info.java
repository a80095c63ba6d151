/** The models that this engine knows, by name. */
@NullMarked
package org.neuraxon.core.model;

import org.jspecify.annotations.NullMarked;
