package org.neuraxon.core.blueprint;

/** Keeps the package exportable until its first class arrives; delete it then. */
final class Placeholder {
    private Placeholder() {}
}
