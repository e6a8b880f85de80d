package io.steersman.statistics;

/**
 * An estimate and the interval around it.
 *
 * @param value the estimate
 * @param low lower end
 * @param high upper end
 */
public record Interval(double value, double low, double high) {

    /** Of an estimate with a half width. */
    static Interval around(double value, double half) {
        return new Interval(value, value - half, value + half);
    }

    /** Of an estimate of which too little is known. */
    public static Interval unknown(double value) {
        return new Interval(value, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    }

    /** Whether a value lies in it. */
    public boolean holds(double other) {
        return low <= other && other <= high;
    }
}
