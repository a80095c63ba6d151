/** Ordinary networks to compare with: no time inside, a fixed learning rate, every error an update. */
@NullMarked
package org.neuraxon.lab.baseline;

import org.jspecify.annotations.NullMarked;
