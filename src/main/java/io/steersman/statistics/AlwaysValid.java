package io.steersman.statistics;

/**
 * A test that may be looked at as often as one likes, and stopped when one likes: the error holds over all looks together.
 *
 * <p>The mixture sequential probability ratio test with a normal mixture, in its asymptotic form, which takes any estimate that is
 * about normal. Sources: Robbins, "Statistical methods related to the law of the iterated logarithm", Annals of Mathematical
 * Statistics 41 (1970); Johari, Koomen, Pekelis, Walsh, "Always valid inference", Operations Research 70 (2022);
 * Waudby-Smith, Arbour, Sinha, Kennedy, Ramdas, "Time-uniform central limit theory and asymptotic confidence sequences",
 * Annals of Statistics 52 (2024), equation 5 for the interval and 46 for the tuning.
 */
public final class AlwaysValid {

    private final double alpha;
    private final double spread;
    private final long least;

    /**
     * @param alpha the error that is allowed over all looks
     * @param planned units at which the interval is to be narrowest, at least 1
     * @param least units before which nothing is told: the normal form needs some
     */
    public AlwaysValid(double alpha, long planned, long least) {
        this.alpha = alpha;
        this.spread = (2 * Math.log(1 / alpha) + Math.log(2 * Math.log(1 / alpha)) + 1) / planned;
        this.least = least;
    }

    /** With what is usual: an error of 5 %, and nothing told of fewer than 40 units. */
    public static AlwaysValid planned(long units) {
        return new AlwaysValid(0.05, Math.max(1, units), 40);
    }

    /** The p value at this look; the least of all looks so far is valid, too. */
    public double p(Estimate estimate) {
        if (estimate.units() < least || estimate.variance() <= 0) {
            return 1;
        }
        double information = estimate.units() * spread;
        double z = estimate.z(0);
        double logRatio = z * z * information / (2 * (1 + information)) - Math.log1p(information) / 2;
        return Math.min(1, Math.exp(-logRatio));
    }

    /** The interval at this look: all looks together hold the true value with 1 - alpha. */
    public Interval interval(Estimate estimate) {
        return Interval.around(estimate.value(), bound(estimate.units()) * Math.sqrt(estimate.variance()));
    }

    /** Of this many units, how many standard errors the interval reaches to either side; endless before any is told. */
    public double bound(long units) {
        if (units < least) {
            return Double.POSITIVE_INFINITY;
        }
        double information = units * spread;
        return Math.sqrt(2 * (1 + information) / information * Math.log(Math.sqrt(1 + information) / alpha));
    }

    /** Whether the estimate lies beyond the bound, to either side. */
    public boolean isDecided(Estimate estimate) {
        return p(estimate) <= alpha;
    }
}
