/** Blueprint 2: the published Neuraxon 2.0 model as a list of phases. */
@NullMarked
package org.neuraxon.core.blueprint;

import org.jspecify.annotations.NullMarked;
