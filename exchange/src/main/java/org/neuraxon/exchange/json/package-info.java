/** Reading and writing JSON documents so that every value knows its way from the root. */
@NullMarked
package org.neuraxon.exchange.json;

import org.jspecify.annotations.NullMarked;
