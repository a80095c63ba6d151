/** The living model: a network that stays alive without input, remembers, and is moved by its modulators. */
@NullMarked
package org.neuraxon.core.living;

import org.jspecify.annotations.NullMarked;
