/** Who did which useful work: rules, a hash-chained ledger that anyone can audit, validators and miners. */
module org.neuraxon.ledger {
    requires java.net.http;
    requires jdk.httpserver;
    requires transitive org.neuraxon.evolve;
    requires transitive org.neuraxon.upow;
    requires static transitive org.jspecify;
    requires tools.jackson.databind;

    exports org.neuraxon.ledger;
    exports org.neuraxon.ledger.file;
    exports org.neuraxon.ledger.node;

    uses org.neuraxon.ledger.node.Replication;
}
