/** Evolved forecasters beside their ancestors, on rows that evolution never saw. */
@NullMarked
package org.neuraxon.lab.series;

import org.jspecify.annotations.NullMarked;
