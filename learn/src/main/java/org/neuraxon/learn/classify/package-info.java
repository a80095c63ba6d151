/** Classification of a stream, row by row, by several kinds of memory whose opinions are pooled: no training, no tuning, no look-ahead. */
@NullMarked
package org.neuraxon.learn.classify;

import org.jspecify.annotations.NullMarked;
