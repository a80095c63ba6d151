/** Tasks and species by name, contests with random search, files. */
@NullMarked
package org.neuraxon.evolve.run;

import org.jspecify.annotations.NullMarked;
