package io.steersman.experiment;

import io.steersman.statistics.SampleSize;

/**
 * What the past says about how long an experiment takes.
 *
 * @param value of the deciding metric so far
 * @param variance of the metric between units
 * @param units that know it
 * @param perDay units that came in a day; 0 when their steps tell no times
 */
public record Forecast(double value, double variance, long units, double perDay) {

    /** Units of each of two arms of one size that show a change, as a share of the value, four times out of five. */
    public long perArm(double relative, boolean anyLook) {
        return SampleSize.perArm(variance, Math.abs(value * relative), anyLook);
    }

    /** The smallest difference that so many units of each of two arms show four times out of five. */
    public double smallest(long perArm) {
        return SampleSize.smallest(variance, perArm, true);
    }

    /** Whether anything can be said. */
    public boolean isKnown() {
        return units > 1 && value != 0 && variance > 0;
    }
}
