/** Forecasting and anomaly detection with networks in time, learning while they run. */
module org.neuraxon.learn {
    requires transitive org.neuraxon.core;
    requires static transitive org.jspecify;

    exports org.neuraxon.learn;
    exports org.neuraxon.learn.adapt;
    exports org.neuraxon.learn.anomaly;
    exports org.neuraxon.learn.classify;
    exports org.neuraxon.learn.encode;
    exports org.neuraxon.learn.forecast;
    exports org.neuraxon.learn.sequential;
}
