/** Networks in time; knows the JDK only. */
module org.neuraxon.core {
    requires static transitive org.jspecify;

    exports org.neuraxon.core;
    exports org.neuraxon.core.blueprint;
    exports org.neuraxon.core.living;
    exports org.neuraxon.core.math;
    exports org.neuraxon.core.model;
    exports org.neuraxon.core.parameter;
    exports org.neuraxon.core.phase;
    exports org.neuraxon.core.ring;
    exports org.neuraxon.core.plastic;
    exports org.neuraxon.core.state;
    exports org.neuraxon.core.tissue;
    exports org.neuraxon.core.vital;
}
