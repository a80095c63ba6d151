package org.neuraxon.cli;

import java.util.Arrays;

/**
 * How well classes were foretold, over all rows and over the last block of them.
 *
 * <p>Kappa is (p − e)/(1 − e), p the share of right guesses and e the share that guesses drawn from the same two distributions would get
 * (Cohen 1960). Kappa-temporal puts the share that repeating the last class would get in the place of e (Bifet and others, ECML 2013).
 */
final class ClassificationScore {

    private long[] guessed = new long[2];
    private long[] answered = new long[2];
    private long rows;
    private long right;
    private long repeated;
    private long blockRows;
    private long blockRight;
    private int last = -1;

    void add(int guess, int answer) {
        int wanted = Math.max(guess, answer) + 1;
        if (wanted > guessed.length) {
            guessed = Arrays.copyOf(guessed, 2 * wanted);
            answered = Arrays.copyOf(answered, 2 * wanted);
        }
        guessed[guess]++;
        answered[answer]++;
        rows++;
        blockRows++;
        if (guess == answer) {
            right++;
            blockRight++;
        }
        if (answer == last) {
            repeated++;
        }
        last = answer;
    }

    long rows() {
        return rows;
    }

    /** The share of right guesses, NaN without rows. */
    double accuracy() {
        return (double) right / rows;
    }

    double kappa() {
        double chance = 0;
        for (int c = 0; c < guessed.length; c++) {
            chance += (double) guessed[c] / rows * ((double) answered[c] / rows);
        }
        return (accuracy() - chance) / (1 - chance);
    }

    double kappaTemporal() {
        double repeating = (double) repeated / rows;
        return (accuracy() - repeating) / (1 - repeating);
    }

    /** The share of right guesses since this was last asked. */
    double block() {
        double share = (double) blockRight / blockRows;
        blockRows = 0;
        blockRight = 0;
        return share;
    }
}
