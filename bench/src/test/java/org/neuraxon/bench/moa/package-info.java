/** Comparisons with MOA (GPL v3), which is fetched for the profile {@code moa} only and never shipped. */
package org.neuraxon.bench.moa;
