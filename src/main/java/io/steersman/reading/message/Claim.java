package io.steersman.reading.message;

import io.steersman.reading.check.CheckKind;
import io.steersman.reading.language.Languages;
import java.util.List;

/**
 * What an agent tells of the state of the work: that checks of some kind pass.
 *
 * @param of what is said to pass, {@link CheckKind#ANY} where it is everything
 * @param whole whether it is said of all of them
 * @param quote the sentence that says so
 */
public record Claim(CheckKind of, boolean whole, String quote) {

    /**
     * The claims in a text that checks pass now, at most one of each kind.
     *
     * <p>Fenced code, quotations, plans, conditions, questions and talk of the future claim nothing, nor does a text that
     * speaks of failures. Nouns and adjectives of the same letters ("a second pass", "auto-fixed", "a clean test case") claim
     * nothing either.
     */
    public static List<Claim> in(String text) {
        return ClaimReader.read(text, Languages.SHIPPED);
    }

    /** Cheap, so that most texts are not read. */
    static boolean mayClaim(String text) {
        return text.contains("pass")
                || text.contains("succe")
                || text.contains("green")
                || text.contains(" errors")
                || text.contains("fixed")
                || text.contains("clean")
                || text.contains("compile");
    }
}
