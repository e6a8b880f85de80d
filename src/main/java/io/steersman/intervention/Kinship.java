package io.steersman.intervention;

import io.steersman.finding.Finding;
import io.steersman.trajectory.Pieces;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Tells whether two findings show the same fault under two names. */
final class Kinship {

    private static final int WORDS = 3;

    private Kinship() {}

    /** Whether both are shown by the same steps, at least two of them: a call with its result. */
    static boolean shareSteps(Finding one, Finding other) {
        if (one.last() < other.first() || other.last() < one.first()) {
            return false;
        }
        return one.evidence().stream()
                        .filter(other.evidence()::contains)
                        .limit(2)
                        .count()
                == 2;
    }

    /** Whether one rule saw both, with calls that differ in options only and the same error. */
    static boolean sameInOtherWords(Finding one, Finding other) {
        return one.rule().equals(other.rule())
                && value(one, "tool").equals(value(other, "tool"))
                && value(one, "error").equals(value(other, "error"))
                && !gist(one).isEmpty()
                && gist(one).equals(gist(other));
    }

    /** What is run on what: the first words of the call, without options and what follows a pipe. */
    private static List<String> gist(Finding finding) {
        List<String> gist = new ArrayList<>();
        for (String word : Pieces.words(value(finding, "call").toLowerCase(Locale.ROOT))) {
            if (word.startsWith("|") || word.startsWith("&") || word.startsWith(";") || word.contains(">")) {
                break;
            }
            if (!word.startsWith("-") && gist.size() < WORDS) {
                gist.add(word);
            }
        }
        return gist;
    }

    private static String value(Finding finding, String name) {
        return finding.details().getOrDefault(name, "");
    }
}
