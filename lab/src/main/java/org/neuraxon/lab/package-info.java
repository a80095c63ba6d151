/** Claims as experiments: what a claim is, how it is run over seeds, and how its verdict is found. */
@NullMarked
package org.neuraxon.lab;

import org.jspecify.annotations.NullMarked;
