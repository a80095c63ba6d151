/** Reference JSON, golden trajectories and recordings. */
module org.neuraxon.exchange {
    requires transitive org.neuraxon.core;
    requires tools.jackson.databind;

    exports org.neuraxon.exchange;
}
