package io.steersman.report.evaluation;

import io.steersman.report.run.Rate;
import java.util.Collection;

/**
 * How well rules find what a label says.
 *
 * @param found labels at whose place a rule fired
 * @param missed labels at whose place none did
 * @param right places where a rule fired and the label says so too
 * @param wrong places where a rule fired and no label says so
 */
public record Score(int found, int missed, int right, int wrong) {

    /** Counts verdicts. */
    public static Score of(Collection<Verdict> verdicts) {
        return new Score(
                count(verdicts, Verdict.Kind.FOUND),
                count(verdicts, Verdict.Kind.MISSED),
                count(verdicts, Verdict.Kind.RIGHT),
                count(verdicts, Verdict.Kind.WRONG));
    }

    /** How many labels there are. */
    public int labels() {
        return found + missed;
    }

    /** At how many places a rule fired. */
    public int alarms() {
        return right + wrong;
    }

    /** The share of alarms that are right. */
    public Rate precision() {
        return new Rate(right, alarms());
    }

    /** The share of labels that were found. */
    public Rate recall() {
        return new Rate(found, labels());
    }

    /** The harmonic mean of precision and recall, from 0 to 1; 0 where one of them is unknown. */
    public double f1() {
        double sum = precision().value() + recall().value();
        return sum == 0 ? 0 : 2 * precision().value() * recall().value() / sum;
    }

    private static int count(Collection<Verdict> verdicts, Verdict.Kind kind) {
        return (int) verdicts.stream().filter(verdict -> verdict.kind() == kind).count();
    }
}
