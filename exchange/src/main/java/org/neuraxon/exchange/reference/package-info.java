/** Networks of the public reference implementation, in and out. */
@NullMarked
package org.neuraxon.exchange.reference;

import org.jspecify.annotations.NullMarked;
