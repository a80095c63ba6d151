/** The {@code neuraxon} command. */
module org.neuraxon.cli {
    requires info.picocli;
    requires static org.jspecify;
    requires org.neuraxon.core;
    requires org.neuraxon.evolve;
    requires org.neuraxon.exchange;
    requires org.neuraxon.lab;
    requires org.neuraxon.learn;
    requires org.neuraxon.live;
    requires org.neuraxon.ledger;
    requires org.neuraxon.query;
    requires org.neuraxon.upow;

    opens org.neuraxon.cli to
            info.picocli;
}
