/** The algorithm NXAnt 1.04: a ternary network scored by how alive it is. */
@NullMarked
package org.neuraxon.upow.ant;

import org.jspecify.annotations.NullMarked;
