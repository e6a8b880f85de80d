package io.steersman.statistics;

import org.apache.commons.statistics.inference.FisherExactTest;

/** Two shares of independent cases held against each other. */
public final class Proportions {

    private static final double ALPHA = 0.05;

    private Proportions() {}

    /**
     * The difference of two shares with its 95 % interval, which joins the Wilson intervals of both: method 10 of Newcombe,
     * "Interval estimation for the difference between independent proportions", Statistics in Medicine 17 (1998) 873-890.
     *
     * @param part of the first group, how many
     * @param all the first group, at least 1
     * @param otherPart of the second group, how many
     * @param otherAll the second group, at least 1
     */
    public static Interval difference(int part, int all, int otherPart, int otherAll) {
        double z = Gauss.bound(ALPHA);
        Interval one = wilson(part, all, z);
        Interval two = wilson(otherPart, otherAll, z);
        double difference = one.value() - two.value();
        return new Interval(
                difference,
                difference - Math.hypot(one.value() - one.low(), two.high() - two.value()),
                difference + Math.hypot(one.high() - one.value(), two.value() - two.low()));
    }

    /**
     * The share with the interval of Wilson, "Probable inference, the law of succession, and statistical inference",
     * Journal of the American Statistical Association 22 (1927) 209-212.
     */
    static Interval wilson(int part, int all, double z) {
        double p = (double) part / all;
        double centre = (p + z * z / (2 * all)) / (1 + z * z / all);
        double half = z / (1 + z * z / all) * Math.sqrt(p * (1 - p) / all + z * z / (4.0 * all * all));
        return new Interval(p, Math.max(0, centre - half), Math.min(1, centre + half));
    }

    /** How probable a table at least as odd is when both shares are the same: Fisher's exact test, two-sided. */
    public static double exact(int part, int all, int otherPart, int otherAll) {
        int[][] table = {{part, all - part}, {otherPart, otherAll - otherPart}};
        boolean oneSided = part + otherPart == 0 || part + otherPart == all + otherAll || all == 0 || otherAll == 0;
        return oneSided
                ? 1
                : Math.min(1, FisherExactTest.withDefaults().test(table).getPValue());
    }
}
