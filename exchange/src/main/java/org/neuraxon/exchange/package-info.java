/** Networks and trajectories in and out: the reference implementation's JSON, golden files, recordings. */
@NullMarked
package org.neuraxon.exchange;

import org.jspecify.annotations.NullMarked;
