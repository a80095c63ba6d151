/** The statistics that verdicts rest on: few, exact where they can be, with the same bits everywhere. */
@NullMarked
package org.neuraxon.lab.statistics;

import org.jspecify.annotations.NullMarked;
