/** Scoring with the JDK's vector instructions. */
@NullMarked
package org.neuraxon.upow.vector;

import org.jspecify.annotations.NullMarked;
