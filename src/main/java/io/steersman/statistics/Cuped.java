package io.steersman.statistics;

/**
 * Takes out of a metric what was known of the units before the experiment began, which narrows intervals and moves no estimate.
 *
 * <p>Source: Deng, Xu, Kohavi, Walker, "Improving the sensitivity of online controlled experiments by utilizing pre-experiment
 * data", WSDM 2013.
 */
public final class Cuped {

    private Cuped() {}

    /**
     * The values of all arms together, adjusted.
     *
     * @param values during the experiment
     * @param before the same metric of the same units before it
     */
    public static double[] adjusted(double[] values, double[] before) {
        double meanBefore = mean(before);
        double mean = mean(values);
        double covariance = 0;
        double variance = 0;
        for (int i = 0; i < values.length; i++) {
            covariance += (values[i] - mean) * (before[i] - meanBefore);
            variance += (before[i] - meanBefore) * (before[i] - meanBefore);
        }
        double slope = variance == 0 ? 0 : covariance / variance;
        double[] adjusted = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            adjusted[i] = values[i] - slope * (before[i] - meanBefore);
        }
        return adjusted;
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return values.length == 0 ? 0 : sum / values.length;
    }
}
