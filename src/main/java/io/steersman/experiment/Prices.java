package io.steersman.experiment;

import io.steersman.trajectory.Tokens;

/**
 * What a million tokens cost, in whatever money.
 *
 * @param input of those read
 * @param output of those written
 */
public record Prices(double input, double output) {

    private static final double MILLION = 1_000_000;

    /** What some tokens cost. */
    double of(Tokens tokens) {
        return (tokens.input() * input + tokens.output() * output) / MILLION;
    }
}
