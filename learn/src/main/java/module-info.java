/** Forecasting, anomaly detection, classification and recall with networks in time. */
module org.neuraxon.learn {
    requires transitive org.neuraxon.core;

    exports org.neuraxon.learn;
    exports org.neuraxon.learn.forecast;
}
