/** From the cells of a row to numbers that a network can hear: online, each row once, never looking ahead. */
@NullMarked
package org.neuraxon.learn.encode;

import org.jspecify.annotations.NullMarked;
