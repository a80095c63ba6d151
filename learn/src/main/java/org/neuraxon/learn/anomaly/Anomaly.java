package org.neuraxon.learn.anomaly;

import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * What a detector says about a row.
 *
 * @param surprise the largest −ln p of the streams, in nats, not negative
 * @param anomaly 1 − p in [0, 1), p the probability of a row at least as surprising, judged by the rows before
 * @param score how much the row stands out, in [0, 1), meant for comparing rows of different series under one threshold: 0 unless the row
 *     is the peak of an excursion or an event; (L/(L + 7.5))/2 for a surprise of L nats, (1 + e/(1 + e))/2 for a new extreme that exceeds
 *     the range by its e-fold
 * @param alarm true if this row is worth an interruption at the wished alarm rate
 * @param why one sentence for a person if {@code anomaly} is at least 0.99 or the row is an alarm, else empty
 * @param cause what that sentence says, in numbers; {@link Cause#NONE} where it is empty
 */
public record Anomaly(double surprise, double anomaly, double score, boolean alarm, String why, Cause cause) {

    /**
     * The same where the values were logarithms: a new extreme is told in the unit that they were logarithms of, an error as a factor.
     *
     * @param decode the number whose logarithm it is
     * @param errors names of the detector's further signals, in their order, where these are errors of logarithms too
     */
    public Anomaly toldOfLogarithms(DoubleUnaryOperator decode, String... errors) {
        return switch (cause.kind()) {
            case RANGE -> {
                List<Double> figures =
                        cause.figures().stream().map(decode::applyAsDouble).toList();
                String said = Reason.beyond(figures.get(0), figures.get(1), figures.get(2));
                yield with(said, new Cause(cause.kind(), cause.surprise(), figures));
            }
            case FORECAST -> with(Reason.missByFactor(cause.figures().get(0)), cause);
            case SIGNAL -> {
                int signal = cause.figures().get(0).intValue();
                yield signal < errors.length
                        ? with(
                                Reason.signalByFactor(
                                        errors[signal], cause.figures().get(1)),
                                cause)
                        : this;
            }
            default -> this;
        };
    }

    private Anomaly with(String said, Cause of) {
        return new Anomaly(surprise, anomaly, score, alarm, said, of);
    }
}
