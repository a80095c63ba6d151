package org.neuraxon.exchange.trajectory;

/**
 * The first place where an engine left a trajectory.
 *
 * @param step the number of steps completed
 * @param variable its name and index, for instance {@code w_fast[12]}; in a tissue after {@code spheres.ID.}
 * @param expected what the reference recorded
 * @param got what the engine has
 */
public record Difference(int step, String variable, String expected, String got) {

    @Override
    public String toString() {
        return "different: step " + step + ", " + variable + ", expected " + expected + ", got " + got;
    }
}
