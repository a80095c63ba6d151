package org.neuraxon.core.tissue;

/** Keeps the package exportable until its first class arrives; delete it then. */
final class Placeholder {
    private Placeholder() {}
}
