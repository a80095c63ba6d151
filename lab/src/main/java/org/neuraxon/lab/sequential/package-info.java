/** Learning one task after another: protocols, our learner, and the conventional ones it is compared with. */
@NullMarked
package org.neuraxon.lab.sequential;

import org.jspecify.annotations.NullMarked;
