package org.neuraxon.exchange;

/** Keeps the package exportable until its first class arrives; delete it then. */
public final class Placeholder {
    private Placeholder() {}
}
