/** Watching a stream: forecast, surprise and alarms in one. */
@NullMarked
package org.neuraxon.learn;

import org.jspecify.annotations.NullMarked;
