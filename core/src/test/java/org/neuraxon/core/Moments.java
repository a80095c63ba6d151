package org.neuraxon.core;

import java.util.List;

/** Single moments, for tests of single phases. */
public final class Moments {

    private Moments() {}

    /** The first moment of a seed, with all but the given mechanisms on. */
    public static Moment first(double dt, Mechanism... ablated) {
        Moment moment = new Moment(1, dt);
        moment.ablate(List.of(ablated));
        return moment;
    }
}
