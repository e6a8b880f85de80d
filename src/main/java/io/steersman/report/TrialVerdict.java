package io.steersman.report;

import io.steersman.report.run.Rate;
import io.steersman.supervision.Trial;
import java.util.Locale;
import java.util.Optional;

/** Says when a candidate does so badly that it is taken back without asking. */
public final class TrialVerdict {

    private static final int PERCENT = 100;

    private TrialVerdict() {}

    /**
     * Why it is to be taken back; nothing while it may go on.
     *
     * <p>Its rules fail too often, its steps cost too much beside the active version's, or fewer agents recover: so many fewer
     * that the upper end of its 95 % interval (Wilson) lies below the lower end of the active version's.
     */
    public static Optional<String> of(Trial.State trial) {
        Trial.Side tried = trial.tried();
        Trial.Side active = trial.active();
        Trial.Terms terms = trial.terms();
        if (tried.errors() > terms.mostErrors()) {
            return Optional.of(
                    "Its rules failed %d times, and %d were agreed on.".formatted(tried.errors(), terms.mostErrors()));
        }
        boolean known = tried.steps() >= terms.leastSteps() && active.steps() >= terms.leastSteps();
        if (known && tried.mean() * PERCENT > active.mean() * terms.mostCost()) {
            return Optional.of("A step costs it %d ns, and the active version %d ns: more than %d %% were agreed on."
                    .formatted(tried.mean(), active.mean(), terms.mostCost()));
        }
        Rate rate = new Rate(tried.recovered(), tried.decided());
        Rate usual = new Rate(active.recovered(), active.decided());
        if (rate.known() && usual.known() && rate.high() < usual.low()) {
            return Optional.of(String.format(
                    Locale.ROOT,
                    "%.2f of the agents recover (at most %.2f), and %.2f (at least %.2f) with the active version.",
                    rate.value(),
                    rate.high(),
                    usual.value(),
                    usual.low()));
        }
        return Optional.empty();
    }
}
