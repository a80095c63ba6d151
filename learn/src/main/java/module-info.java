/** Forecasting, anomaly detection, classification and recall with networks in time. */
module org.neuraxon.learn {
    requires transitive org.neuraxon.core;
    requires static transitive org.jspecify;

    exports org.neuraxon.learn;
    exports org.neuraxon.learn.forecast;
    exports org.neuraxon.learn.anomaly;
}
