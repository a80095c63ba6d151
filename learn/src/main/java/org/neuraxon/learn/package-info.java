/** What a network is used for: forecasting, anomaly detection, classification, recall. */
@NullMarked
package org.neuraxon.learn;

import org.jspecify.annotations.NullMarked;
