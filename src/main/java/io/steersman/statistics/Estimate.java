package io.steersman.statistics;

/**
 * An estimated value and how sure it is.
 *
 * @param value the estimate
 * @param variance of the estimate, not of the data
 * @param units how many independent units it rests on
 */
public record Estimate(double value, double variance, long units) {

    /**
     * This less an independent other. Where the units of each are all alike and those of the two differ, the variance is that of
     * both taken together: that nothing varies is no reason to see nothing.
     */
    public Estimate minus(Estimate other) {
        double difference = value - other.value;
        long both = units + other.units;
        double own = variance + other.variance;
        return new Estimate(difference, own > 0 || both == 0 ? own : difference * difference / both, both);
    }

    /**
     * How much this is more than an independent other, as a share of the other: by the delta method on the logarithm, so that
     * it never falls below -1. Both must be above 0.
     */
    public Interval relativeTo(Estimate other, double bound) {
        double log = Math.log(value / other.value);
        double half = bound * Math.sqrt(variance / (value * value) + other.variance / (other.value * other.value));
        return new Interval(Math.expm1(log), Math.expm1(log - half), Math.expm1(log + half));
    }

    /** How many standard errors it lies from a value. */
    double z(double from) {
        return variance <= 0 ? 0 : (value - from) / Math.sqrt(variance);
    }

    /** How probable a value at least this far from 0 is when there is nothing, looked at once and at the planned size. */
    public double fixedP() {
        return Gauss.twoSided(z(0));
    }

    /** The 95 % interval for one look at the planned size. */
    public Interval fixed() {
        return Interval.around(value, Gauss.bound(0.05) * Math.sqrt(variance));
    }
}
