/** How unusual a moment is: from surprise signals to a calibrated probability and an alarm. */
@NullMarked
package org.neuraxon.learn.anomaly;

import org.jspecify.annotations.NullMarked;
