/** A job to look at and to start from. */
@NullMarked
package org.neuraxon.connect.flink.example;

import org.jspecify.annotations.NullMarked;
