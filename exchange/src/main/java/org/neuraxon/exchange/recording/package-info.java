/** Recordings for analysis: tables of what a network or a stream did, each column with its unit and meaning. */
@NullMarked
package org.neuraxon.exchange.recording;

import org.jspecify.annotations.NullMarked;
