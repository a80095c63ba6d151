/** Learning one thing after another without forgetting: trinary features, coincidence counts, contexts recruited by novelty. */
@NullMarked
package org.neuraxon.learn.sequential;

import org.jspecify.annotations.NullMarked;
