/** Learning as fast as the world asks for: expected and unexpected uncertainty, a rate that follows them, and two learners that use it. */
@NullMarked
package org.neuraxon.learn.adapt;

import org.jspecify.annotations.NullMarked;
