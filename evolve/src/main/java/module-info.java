/** Evolution of networks, in Aigarth's manner, the same for any number of workers. */
module org.neuraxon.evolve {
    requires transitive org.neuraxon.core;
    requires static transitive org.jspecify;

    exports org.neuraxon.evolve;
    exports org.neuraxon.evolve.fitness;
    exports org.neuraxon.evolve.ring;
    exports org.neuraxon.evolve.run;
    exports org.neuraxon.evolve.series;
    exports org.neuraxon.evolve.trit;
}
