/** The algorithm bpp9000: a ternary network, its exact score, and the search for a better one. */
@NullMarked
package org.neuraxon.upow.bpp;

import org.jspecify.annotations.NullMarked;
