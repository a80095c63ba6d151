/** The models that experiments run on, each behind the few things an experiment must be able to do to a network. */
@NullMarked
package org.neuraxon.lab.subject;

import org.jspecify.annotations.NullMarked;
