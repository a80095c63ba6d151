/** Labelled pictures: the IDX format of MNIST and its kin. */
@NullMarked
package org.neuraxon.exchange.image;

import org.jspecify.annotations.NullMarked;
