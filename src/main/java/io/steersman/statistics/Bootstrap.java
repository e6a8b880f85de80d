package io.steersman.statistics;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Differences of medians, by drawing units again and again with a fixed seed.
 *
 * <p>Source: Efron, Tibshirani, "An Introduction to the Bootstrap" (1993), chapter 13 (percentile intervals).
 */
public final class Bootstrap {

    private static final int DRAWS = 2_000;

    private Bootstrap() {}

    /** The median of the first less that of the second, with the 95 % interval for one look; both hold a value each unit. */
    public static Interval medians(double[] one, double[] other, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] differences = new double[DRAWS];
        for (int i = 0; i < DRAWS; i++) {
            differences[i] = median(draw(one, random)) - median(draw(other, random));
        }
        Arrays.sort(differences);
        return new Interval(
                median(one.clone()) - median(other.clone()),
                differences[(int) (DRAWS * 0.025)],
                differences[(int) Math.ceil(DRAWS * 0.975) - 1]);
    }

    private static double[] draw(double[] values, SplittableRandom random) {
        double[] drawn = new double[values.length];
        for (int i = 0; i < drawn.length; i++) {
            drawn[i] = values[random.nextInt(values.length)];
        }
        return drawn;
    }

    /** Sorts what it is given. */
    private static double median(double[] values) {
        Arrays.sort(values);
        int middle = values.length / 2;
        return values.length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
    }
}
