/** Reference JSON, golden trajectories, streams of rows and recordings. */
module org.neuraxon.exchange {
    requires transitive org.neuraxon.core;
    requires static transitive org.jspecify;
    requires jdk.management;
    requires tools.jackson.databind;

    exports org.neuraxon.exchange;
    exports org.neuraxon.exchange.image;
    exports org.neuraxon.exchange.nab;
    exports org.neuraxon.exchange.recording;
    exports org.neuraxon.exchange.reference;
    exports org.neuraxon.exchange.stream;
    exports org.neuraxon.exchange.trajectory;
}
