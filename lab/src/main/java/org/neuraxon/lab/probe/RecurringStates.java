package org.neuraxon.lab.probe;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * States of a population that hold and come back, found without being told what to look for. Activity is given as the mean states of short windows. A
 * window that resembles no state yet but the window before, with a correlation above .6, is the centre of a new state; a window belongs to the state whose centre
 * it resembles most, if by more than .6 (leader clustering; Hartigan, 1975). A visit is a run of at least five windows in one state, one other window in
 * between allowed. All other windows are between states, and a state that is never visited is none.
 */
public final class RecurringStates {

    /** Between states. */
    public static final int BETWEEN = -1;

    private static final double ALIKE = 0.6;
    private static final int VISIT = 5;

    private final List<double[]> centres = new ArrayList<>();
    private final int[] labels;

    /**
     * Finds the states of a stretch of life.
     *
     * @param windows by time: the mean state of each neuron
     */
    public RecurringStates(double[]... windows) {
        List<double[]> leaders = new ArrayList<>();
        labels = new int[windows.length];
        Arrays.fill(labels, BETWEEN);
        for (int w = 1; w < windows.length; w++) {
            labels[w] = nearest(leaders, windows[w]);
            if (labels[w] == BETWEEN && correlation(windows[w - 1], windows[w]) > ALIKE) {
                labels[w] = leaders.size();
                leaders.add(windows[w]);
            }
        }
        for (int w = 1; w + 1 < labels.length; w++) {
            if (labels[w - 1] == labels[w + 1]) {
                labels[w] = labels[w - 1];
            }
        }
        keepVisits(leaders);
    }

    /** Forgets what is too short for a visit, and numbers the states that are left. */
    private void keepVisits(List<double[]> leaders) {
        int[] number = new int[leaders.size()];
        Arrays.fill(number, BETWEEN);
        int begin = 0;
        for (int w = 1; w <= labels.length; w++) {
            if (w == labels.length || labels[w] != labels[begin]) {
                int leader = labels[begin];
                boolean visit = leader != BETWEEN && w - begin >= VISIT;
                if (visit && number[leader] == BETWEEN) {
                    number[leader] = centres.size();
                    centres.add(leaders.get(leader));
                }
                Arrays.fill(labels, begin, w, visit ? number[leader] : BETWEEN);
                begin = w;
            }
        }
    }

    /** The state that a window resembles most, if it resembles one; else {@link #BETWEEN}. */
    public int label(double... window) {
        return nearest(centres, window);
    }

    private static int nearest(List<double[]> centres, double... window) {
        int nearest = BETWEEN;
        double most = ALIKE;
        for (int k = 0; k < centres.size(); k++) {
            double alike = correlation(centres.get(k), window);
            if (alike > most) {
                most = alike;
                nearest = k;
            }
        }
        return nearest;
    }

    /** The length of each visit in windows: a list for each state. */
    public List<List<Integer>> visits() {
        List<List<Integer>> visits = new ArrayList<>();
        centres.forEach(centre -> visits.add(new ArrayList<>()));
        int begin = 0;
        for (int w = 1; w <= labels.length; w++) {
            if (w == labels.length || labels[w] != labels[begin]) {
                if (labels[begin] != BETWEEN) {
                    visits.get(labels[begin]).add(w - begin);
                }
                begin = w;
            }
        }
        return visits;
    }

    /** How many states are visited at least so many times. */
    public int visited(int times) {
        return (int) visits().stream().filter(of -> of.size() >= times).count();
    }

    /** The share of the windows that lie in any state. */
    public double held() {
        return Arrays.stream(labels).filter(label -> label != BETWEEN).count() / (double) labels.length;
    }

    /** Pearson's correlation; 0 if either is constant. */
    static double correlation(double[] one, double... other) {
        double meanOne = 0;
        double meanOther = 0;
        for (int i = 0; i < one.length; i++) {
            meanOne += one[i] / one.length;
            meanOther += other[i] / one.length;
        }
        double products = 0;
        double squaresOne = 0;
        double squaresOther = 0;
        for (int i = 0; i < one.length; i++) {
            products += (one[i] - meanOne) * (other[i] - meanOther);
            squaresOne += (one[i] - meanOne) * (one[i] - meanOne);
            squaresOther += (other[i] - meanOther) * (other[i] - meanOther);
        }
        return squaresOne * squaresOther == 0 ? 0 : products / Math.sqrt(squaresOne * squaresOther);
    }
}
