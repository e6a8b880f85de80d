package io.steersman.report;

import io.steersman.report.run.Rate;

/**
 * What a judge's answers of one class came to.
 *
 * @param misbehaviour the class
 * @param named how many answers name it
 * @param right how many of these people call right
 * @param wrong how many they call wrong
 * @param shared how many point at steps that a rule of form points at as well
 * @param doubted how many were only tried out, because people agreed too little with the class when they came
 * @param told whether the policy has agents told of the class
 */
public record JudgeHealth(String misbehaviour, int named, int right, int wrong, int shared, int doubted, boolean told) {

    /** Nothing of a class. */
    static JudgeHealth none(String misbehaviour, boolean told) {
        return new JudgeHealth(misbehaviour, 0, 0, 0, 0, 0, told);
    }

    JudgeHealth plus(boolean rightly, boolean wrongly, boolean alsoByForm, boolean inDoubt) {
        return new JudgeHealth(
                misbehaviour,
                named + 1,
                right + (rightly ? 1 : 0),
                wrong + (wrongly ? 1 : 0),
                shared + (alsoByForm ? 1 : 0),
                doubted + (inDoubt ? 1 : 0),
                told);
    }

    /** Agreement with people: of what they judged, the share that they call right. */
    public Rate people() {
        return new Rate(right, right + wrong);
    }

    /** Agreement with rules of form: the share of answers that point where such a rule does. */
    public Rate rules() {
        return new Rate(shared, named);
    }
}
