package io.steersman.reading.check;

import io.steersman.reading.check.CheckScope.Cover;
import java.util.List;
import java.util.Set;

/**
 * How a check came out. What it prints at its end decides, then its exit status, which a pipe and an {@code || true} hide.
 *
 * @param kinds what it looks at; empty when there was no check
 * @param report what it printed
 * @param state how it ended
 * @param scope how much it covers
 * @param job what it is known by while it goes on elsewhere, or the file that it prints to; empty when neither
 */
public record CheckOutcome(Set<CheckKind> kinds, CheckReport report, State state, CheckScope scope, String job) {

    /** No check. */
    public static final CheckOutcome NONE =
            new CheckOutcome(Set.of(), CheckReport.SILENT, State.UNKNOWN, CheckScope.WHOLE, "");

    /** How a command ended. */
    public enum State {
        WELL,
        BADLY,
        /** It ended badly, and may have done so in another command behind the check. */
        BADLY_SOMEWHERE,
        /** Its status is hidden, or it did not come to checking anything. */
        UNKNOWN,
        /** It goes on. */
        RUNNING
    }

    /** How one kind of check came out. */
    public enum Result {
        PASSED,
        FAILED,
        /** It ran, and nothing shows how it ended. */
        UNCLEAR,
        RUNNING
    }

    public CheckOutcome {
        kinds = Set.copyOf(kinds);
    }

    /** Whether anything is told of a check. */
    public boolean present() {
        return !kinds.isEmpty() || report.speaks() || state == State.RUNNING;
    }

    /** How one of its kinds came out. */
    public Result of(CheckKind kind) {
        CheckLine line = report.of(kind, kinds);
        return switch (line) {
            case TESTS_FAIL, ERRORS, FLAWS -> Result.FAILED;
            case ENDS_BADLY -> Result.FAILED;
            case TESTS_PASS, CLEAN -> passedUnlessAlone();
            case ENDS_WELL -> passedUnlessAlone();
            case NOTHING, FINDING -> byStatus(kind);
        };
    }

    /** A good word of its own, and yet a bad end: of another kind of check, or of something that it does not speak of. */
    private Result passedUnlessAlone() {
        boolean alone = state == State.BADLY && kinds.size() == 1;
        return state == State.RUNNING ? Result.RUNNING : alone ? Result.UNCLEAR : Result.PASSED;
    }

    private Result byStatus(CheckKind kind) {
        boolean badEnd = report.end() == CheckLine.ENDS_BADLY;
        return switch (state) {
            case RUNNING -> Result.RUNNING;
            case WELL -> badEnd ? Result.FAILED : Result.PASSED;
            case BADLY -> othersPass(kind) ? Result.FAILED : Result.UNCLEAR;
            case BADLY_SOMEWHERE -> Result.UNCLEAR;
            case UNKNOWN ->
                badEnd ? Result.FAILED : report.end() == CheckLine.ENDS_WELL ? Result.PASSED : Result.UNCLEAR;
        };
    }

    /** Whether no other kind of this check may be what failed. */
    private boolean othersPass(CheckKind kind) {
        for (CheckKind other : kinds) {
            CheckLine line = report.of(other, kinds);
            if (other != kind && line != CheckLine.TESTS_PASS && line != CheckLine.CLEAN) {
                return false;
            }
        }
        return true;
    }

    /** Whether its own words show that something failed, whatever its status. */
    public boolean saysFailed() {
        return report.fails();
    }

    /** The sum of all that it counts of tests, -1 when it counts none. */
    public int counted() {
        return report.numbers().tests();
    }

    /** The shares of code that it calls covered, in hundredths, cut and rounded. */
    public Set<Integer> covered() {
        return report.numbers().coverage();
    }

    /** Names of what failed, as far as they are told. */
    public List<String> failing() {
        return report.failing();
    }

    /** This check as it ended, once its end is read elsewhere. */
    public CheckOutcome endedAs(CheckOutcome end) {
        return new CheckOutcome(kinds, end.report, end.state, scope, end.state == State.RUNNING ? job : "");
    }

    /** The same, where the user asked for expected values to be written anew. */
    public CheckOutcome renewing() {
        CheckScope asked = scope.renewing();
        return asked == scope ? this : new CheckOutcome(kinds, report, state, asked, job);
    }

    /** How far this covers what an earlier one failed in. */
    public Cover covers(CheckOutcome earlier) {
        return scope.covers(earlier.scope, earlier.failing());
    }
}
