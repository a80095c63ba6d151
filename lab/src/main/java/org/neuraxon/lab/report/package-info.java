/** Findings written down: a table of every number, and a page with plots. */
@NullMarked
package org.neuraxon.lab.report;

import org.jspecify.annotations.NullMarked;
