package org.neuraxon.exchange.trajectory;

import org.neuraxon.exchange.json.Place;

/** Lets what a trajectory starts with live through its schedule. */
interface Player {

    /** Applies an event between two steps. */
    void apply(Event event);

    /** Lives one step, counted from 0, with the external input that belongs to it. */
    void live(int step);

    /** Compares the states with what was recorded. */
    void compareStates(Place recorded);

    /** Compares everything else with a checkpoint. */
    void compare(Place checkpoint);
}
