package io.steersman.statistics;

/**
 * Adds up one group unit by unit: of each unit a numerator and a denominator, such as failed calls and calls. Keeps sums only,
 * so it may be asked after each unit. Not thread-safe.
 *
 * <p>The unit is what was assigned, whatever it holds: twenty sessions of one user are one unit, and their likeness is in
 * the variance (cluster-robust). Source: Deng, Knoblich, Lu, "Applying the delta method in metric analytics", KDD 2018.
 */
public final class Sums {

    private long units;
    private double top;
    private double bottom;
    private double topSquares;
    private double bottomSquares;
    private double products;

    /** Adds a unit of which the numerator counts once. */
    public void add(double value) {
        add(value, 1);
    }

    /** Adds a unit. */
    public void add(double numerator, double denominator) {
        units++;
        top += numerator;
        bottom += denominator;
        topSquares += numerator * numerator;
        bottomSquares += denominator * denominator;
        products += numerator * denominator;
    }

    /** How many units there are. */
    public long units() {
        return units;
    }

    /** The sum of the numerators. */
    public double numerator() {
        return top;
    }

    /** The sum of the denominators. */
    public double denominator() {
        return bottom;
    }

    /** Whether a ratio can be told. */
    public boolean known() {
        return bottom > 0;
    }

    /** The sum of numerators over the sum of denominators, with its variance by the delta method. */
    public Estimate ratio() {
        if (!known()) {
            return new Estimate(0, 0, units);
        }
        double ratio = top / bottom;
        double residues = topSquares - 2 * ratio * products + ratio * ratio * bottomSquares;
        double variance = units < 2 ? 0 : Math.max(0, residues) * units / (units - 1.0) / (bottom * bottom);
        return new Estimate(ratio, variance, units);
    }
}
