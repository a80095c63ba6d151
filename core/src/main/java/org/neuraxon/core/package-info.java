/** Networks of trinary neurons that live in time: the engine, its moments, stages and phases. */
@NullMarked
package org.neuraxon.core;

import org.jspecify.annotations.NullMarked;
