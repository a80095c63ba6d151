/** The state of a network as plain arrays, and nothing else. */
@NullMarked
package org.neuraxon.core.state;

import org.jspecify.annotations.NullMarked;
