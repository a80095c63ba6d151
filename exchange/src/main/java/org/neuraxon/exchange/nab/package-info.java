/** Results of anomaly detectors in the format of the Numenta Anomaly Benchmark, and that benchmark's scores. */
@NullMarked
package org.neuraxon.exchange.nab;

import org.jspecify.annotations.NullMarked;
