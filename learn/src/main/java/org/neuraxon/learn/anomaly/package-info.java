/**
 * How unusual a row of a stream is, and whether to say so: surprise streams, heavy tails, calibration, alarms.
 *
 * <p>The way of a row: the forecast error, the code of fast and slow levels, new extremes and missing rows each give a surprise −ln p
 * under what that stream showed before; the largest of them is ranked among the largest of earlier rows, which makes it a probability;
 * an alarm is a peak of that surprise whose probability is below the one that the wished alarm rate allows. One pass, nothing is trained
 * first, nothing looks ahead, and the state has a fixed size of about 14 kilobytes.
 */
@NullMarked
package org.neuraxon.learn.anomaly;

import org.jspecify.annotations.NullMarked;
