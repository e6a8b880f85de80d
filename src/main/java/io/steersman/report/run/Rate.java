package io.steersman.report.run;

/**
 * A share of a count, with the interval in which the true rate lies with 95 % confidence, after Wilson (1927), which also holds
 * for few cases and for shares near 0 and 1.
 *
 * @param part how many of them
 * @param all how many there are
 */
public record Rate(int part, int all) {

    /** Of the standard normal distribution, the quantile at 97.5 %. */
    private static final double Z = 1.959963984540054;

    public Rate {
        if (part < 0 || part > all) {
            throw new IllegalArgumentException("The part (%d) must be from 0 to all (%d).".formatted(part, all));
        }
    }

    /** Whether there is anything to take a share of. */
    public boolean known() {
        return all > 0;
    }

    /** The share, from 0 to 1; 0 of none. */
    public double value() {
        return known() ? (double) part / all : 0;
    }

    /** The lower end of the interval; 0 of none. */
    public double low() {
        return known() ? Math.max(0, centre() - halfWidth()) : 0;
    }

    /** The upper end of the interval; 1 of none. */
    public double high() {
        return known() ? Math.min(1, centre() + halfWidth()) : 1;
    }

    private double centre() {
        return (value() + Z * Z / (2 * all)) / (1 + Z * Z / all);
    }

    private double halfWidth() {
        double p = value();
        return Z / (1 + Z * Z / all) * Math.sqrt(p * (1 - p) / all + Z * Z / (4.0 * all * all));
    }
}
