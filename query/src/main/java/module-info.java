/** SQL over recordings. */
module org.neuraxon.query {
    requires java.sql;
    requires static transitive org.jspecify;
    requires transitive org.neuraxon.exchange;

    exports org.neuraxon.query;

    uses java.sql.Driver;
}
