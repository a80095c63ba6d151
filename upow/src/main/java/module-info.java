/** Useful proof of work: tasks, exact scoring algorithms and the search for solutions; knows the JDK only. */
module org.neuraxon.upow {
    requires static transitive org.jspecify;

    exports org.neuraxon.upow;
    exports org.neuraxon.upow.ant;
    exports org.neuraxon.upow.bpp;
    exports org.neuraxon.upow.hash;
    exports org.neuraxon.upow.pool;
    exports org.neuraxon.upow.task;

    uses org.neuraxon.upow.bpp.Kernel;
}
