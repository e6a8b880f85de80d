package io.steersman.statistics;

import org.apache.commons.statistics.distribution.NormalDistribution;

/** The standard normal distribution. */
final class Gauss {

    private static final NormalDistribution STANDARD = NormalDistribution.of(0, 1);

    private Gauss() {}

    /** The value below which this share lies. */
    static double quantile(double share) {
        return STANDARD.inverseCumulativeProbability(share);
    }

    /** The probability of a value at least this far from 0 on either side. */
    static double twoSided(double z) {
        return Math.min(1, 2 * STANDARD.survivalProbability(Math.abs(z)));
    }

    /** How far from 0 the share alpha lies on either side together. */
    static double bound(double alpha) {
        return quantile(1 - alpha / 2);
    }
}
