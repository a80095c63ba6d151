package org.neuraxon.core;

/** The version of this code. */
public final class Version {

    /** As written into snapshots and recordings. */
    public static final String CODE = "0.1.0";

    private Version() {}
}
