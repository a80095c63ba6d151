/** Studies: what presets, mechanisms and modulators of the living model are worth, in numbers over paired seeds. */
@NullMarked
package org.neuraxon.lab.study;

import org.jspecify.annotations.NullMarked;
