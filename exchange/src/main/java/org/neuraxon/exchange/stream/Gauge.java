package org.neuraxon.exchange.stream;

/** Where {@link MachineFigures} reads the machine's figures. */
interface Gauge {

    /** The figures since the sample before, in the order of {@link MachineFigures#COLUMNS}; NaN where one is not to be had. */
    double[] sample();

    /** 100 part / whole, or NaN where that has no meaning. */
    static double percent(double part, double whole) {
        return whole > 0 && part >= 0 && part <= whole ? 100 * part / whole : Double.NaN;
    }
}
