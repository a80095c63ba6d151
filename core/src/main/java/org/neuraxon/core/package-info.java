/** Networks that compute in time: everything a network is and the one loop in which it lives. */
@NullMarked
package org.neuraxon.core;

import org.jspecify.annotations.NullMarked;
