package org.neuraxon.lab.sequential;

/** Solves A x = b for symmetric positive matrices by A = L Lᵀ (Cholesky 1910). */
final class Cholesky {

    private Cholesky() {}

    /** Replaces the lower triangle (row i has i + 1 entries) by L. */
    static void decompose(double[][] a) {
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = a[i][j];
                double[] row = a[i];
                double[] other = a[j];
                for (int k = 0; k < j; k++) {
                    sum -= row[k] * other[k];
                }
                a[i][j] = i == j ? Math.sqrt(Math.max(sum, 1e-12)) : sum / a[j][j];
            }
        }
    }

    /** Replaces the first entries of b by the solution. */
    static void solve(double[][] l, double[] b) {
        for (int i = 0; i < l.length; i++) {
            for (int k = 0; k < i; k++) {
                b[i] -= l[i][k] * b[k];
            }
            b[i] /= l[i][i];
        }
        for (int i = l.length - 1; i >= 0; i--) {
            b[i] /= l[i][i];
            for (int k = 0; k < i; k++) {
                b[k] -= l[i][k] * b[i];
            }
        }
    }
}
