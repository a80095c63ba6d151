/** Task files: a wiring and the rows it is asked to predict. */
@NullMarked
package org.neuraxon.upow.task;

import org.jspecify.annotations.NullMarked;
