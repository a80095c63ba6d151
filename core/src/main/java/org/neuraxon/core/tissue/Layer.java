package org.neuraxon.core.tissue;

/**
 * A layer of a tissue: a name for spheres at the same depth. Which spheres it has, they say themselves.
 *
 * @param id unique in the tissue
 * @param depth 0 at the senses
 * @param description for people
 */
public record Layer(String id, int depth, String description) {}
