/** The live lab: a network in the browser. */
@SuppressWarnings("requires-automatic")
module org.neuraxon.live {
    requires io.javalin;
    requires java.net.http;
    requires transitive org.neuraxon.core;
    requires org.neuraxon.exchange;
    requires org.neuraxon.lab;
    requires org.neuraxon.learn;
    requires org.neuraxon.query;
    requires static transitive org.jspecify;
    requires tools.jackson.databind;

    exports org.neuraxon.live;
}
