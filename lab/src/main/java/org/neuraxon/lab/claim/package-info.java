/** One class for each claim; {@link org.neuraxon.lab.claim.Claims} lists them. */
@NullMarked
package org.neuraxon.lab.claim;

import org.jspecify.annotations.NullMarked;
