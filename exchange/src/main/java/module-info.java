/** Reference JSON, golden trajectories and recordings. */
module org.neuraxon.exchange {
    requires transitive org.neuraxon.core;
    requires jdk.management;
    requires tools.jackson.databind;

    exports org.neuraxon.exchange;
    exports org.neuraxon.exchange.stream;
}
