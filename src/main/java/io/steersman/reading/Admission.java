package io.steersman.reading;

import java.util.regex.Pattern;

/** What an agent's last words own up to. Read generously: what is owned up to is no fault. */
public final class Admission {

    private static final int LONGEST = 20_000;
    private static final Pattern FAILURE = Pattern.compile(
            "(?i)\\b(?:fail\\w*|errors?|broken|breaks?|red|crash\\w*|time[ds]? ?out|not pass\\w*|n't pass\\w*|unable|could ?n(?:o|')t"
                    + "|cannot|can't|unrelated|pre-?existing|flaky|remaining|still|not (?:yet|run|verified|able|fixed|complete\\w*|work\\w*)"
                    + "|n't (?:run|verif\\w*|work\\w*)|unverified|untested|incomplete|blocked|missing|environment|sandbox|network|skipp?\\w*|issues?|problems?)\\b");
    private static final Pattern NO_CHANGE = Pattern.compile(
            "(?i)\\b(?:already|no (?:code )?changes?|nothing (?:to|needs?)|no (?:further )?(?:action|work|edits?)|not? (?:need\\w*|necessary|required)|n't need\\w*"
                    + "|unable|could ?n(?:o|')t|cannot|can't|blocked|declin\\w*|instead|would you|do you|shall i|should i|let me know|please|which|before i"
                    + "|recommend\\w*|suggest\\w*|plan|propos\\w*|options?|question|clarif\\w*|confirm)\\b|\\?");

    private Admission() {}

    /** Whether a text speaks of anything that failed, is left, or was not checked. */
    public static boolean ofFailure(String text) {
        return FAILURE.matcher(beginning(text)).find();
    }

    /** Whether a text says why nothing was changed, or hands the matter back. */
    public static boolean ofNoChange(String text) {
        return NO_CHANGE.matcher(beginning(text)).find();
    }

    private static String beginning(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }
}
