package io.steersman.statistics;

import java.util.List;
import org.apache.commons.numbers.gamma.LogGamma;

/**
 * Whether units were assigned as the weights say; where they were not, some are missing, and nothing else can be trusted.
 *
 * <p>May be looked at at any time: the Bayes factor of a multinomial with a Dirichlet prior around the weights against the
 * weights themselves is a test martingale. Source: Lindon, Malek, "Anytime-valid inference for multinomial count data",
 * NeurIPS 2022.
 */
public final class SampleRatio {

    /** An alarm below it. */
    public static final double ALARM = 0.01;

    /** How near to the weights a fault is looked for: about a hundredth. */
    private static final double CONCENTRATION = 1_000;

    private SampleRatio() {}

    /**
     * The always-valid p value.
     *
     * @param counts of units, by arm
     * @param weights of the arms in the same order, above 0
     */
    public static double p(List<Long> counts, List<Integer> weights) {
        double sum = weights.stream().mapToInt(Integer::intValue).sum();
        long all = counts.stream().mapToLong(Long::longValue).sum();
        double log = LogGamma.value(CONCENTRATION) - LogGamma.value(CONCENTRATION + all);
        for (int i = 0; i < counts.size(); i++) {
            double share = weights.get(i) / sum;
            double prior = CONCENTRATION * share;
            log += LogGamma.value(prior + counts.get(i)) - LogGamma.value(prior) - counts.get(i) * Math.log(share);
        }
        return Math.min(1, Math.exp(-log));
    }
}
