package org.neuraxon.evolve.series;

/** The reference: a linear readout of 1 and the last {@value #LAGS} values, learned in the same way, without a network and without forgetting. */
final class LinearLookout implements Lookout {

    static final int LAGS = 8;
    static final double PRIOR = 1024;

    private final int horizon;
    private final LeastSquares readout = new LeastSquares(1 + LAGS, 1, PRIOR);
    private final double[][] waiting;
    private final double[] past = new double[LAGS];
    private int row;

    LinearLookout(int horizon) {
        this.horizon = horizon;
        waiting = new double[horizon][1 + LAGS];
    }

    @Override
    public double next(double value) {
        double[] phi = waiting[row % horizon];
        if (row >= horizon) {
            readout.learn(phi, value);
        }
        System.arraycopy(past, 0, past, 1, LAGS - 1);
        past[0] = value;
        phi[0] = 1;
        System.arraycopy(past, 0, phi, 1, LAGS);
        row++;
        return Lookout.within(readout.value(phi));
    }
}
