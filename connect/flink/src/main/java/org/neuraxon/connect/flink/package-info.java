/**
 * Keyed streams of Apache Flink, watched by one brain per key that lives in Flink's checkpoints: start with
 * {@link org.neuraxon.connect.flink.WatchFunction}.
 */
@NullMarked
package org.neuraxon.connect.flink;

import org.jspecify.annotations.NullMarked;
