package io.steersman.statistics;

/**
 * How many units an experiment takes, and what so many can show.
 *
 * <p>Source: van Belle, "Statistical Rules of Thumb", 2nd edition (2008), section 2.1, with the bound of the test that is used.
 */
public final class SampleSize {

    /** One in five true effects of the planned size is missed. */
    public static final double POWER = 0.8;

    private SampleSize() {}

    /**
     * Units of each of two arms of one size that show a difference with {@link #POWER}.
     *
     * @param variance of the metric between units
     * @param difference that is to be shown, above 0
     * @param alwaysValid whether it may be looked at at any time
     */
    public static long perArm(double variance, double difference, boolean alwaysValid) {
        double reach = reach(alwaysValid) + Gauss.quantile(POWER);
        return (long) Math.ceil(2 * variance * reach * reach / (difference * difference));
    }

    /** The smallest difference that so many units of each arm show with {@link #POWER}. */
    public static double smallest(double variance, long perArm, boolean alwaysValid) {
        return (reach(alwaysValid) + Gauss.quantile(POWER)) * Math.sqrt(2 * variance / Math.max(1, perArm));
    }

    /** At the planned size the bound of {@link AlwaysValid} does not depend on the size. */
    private static double reach(boolean alwaysValid) {
        return alwaysValid ? new AlwaysValid(0.05, 1_000, 0).bound(1_000) : Gauss.bound(0.05);
    }
}
