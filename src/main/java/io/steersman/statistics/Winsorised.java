package io.steersman.statistics;

import java.util.Arrays;

/**
 * Means of values with heavy tails: what lies beyond a high share of all arms' values together counts as that value.
 *
 * <p>The bound is taken from all arms, or it would itself differ between them. Source: Wilcox, "Introduction to Robust Estimation
 * and Hypothesis Testing", 5th edition (2022), section 3.3.
 */
public final class Winsorised {

    private Winsorised() {}

    /**
     * The value at which to cut.
     *
     * @param values of all arms together
     * @param share of them that lies at or below it, such as 0.99
     */
    public static double cap(double[] values, double share) {
        if (values.length == 0) {
            return Double.POSITIVE_INFINITY;
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[(int) Math.max(0, Math.ceil(share * sorted.length) - 1)];
    }
}
