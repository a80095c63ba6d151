/** Experiments: every claim as something anyone can run, with statistics and reports. */
module org.neuraxon.lab {
    requires transitive org.neuraxon.core;
    requires transitive org.neuraxon.evolve;
    requires transitive org.neuraxon.learn;
    requires static transitive org.jspecify;

    exports org.neuraxon.lab;
    exports org.neuraxon.lab.claim;
    exports org.neuraxon.lab.report;
    exports org.neuraxon.lab.sequential;
    exports org.neuraxon.lab.series;
    exports org.neuraxon.lab.statistics;
    exports org.neuraxon.lab.study;
    exports org.neuraxon.lab.subject;
}
