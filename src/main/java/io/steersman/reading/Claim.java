package io.steersman.reading;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an agent's text claims about checks that pass.
 *
 * @param quote the sentence that claims it, empty when there is none
 */
public record Claim(String quote) {

    private static final Claim NONE = new Claim("");
    private static final int LONGEST = 20_000;
    private static final int LONGEST_QUOTE = 160;
    private static final Pattern SENTENCE = Pattern.compile("[^.!?\\n]+[.!?]?");
    private static final Pattern FENCE = Pattern.compile("(?s)```.*?(?:```|\\z)");
    private static final Pattern CLAIM =
            Pattern.compile("(?i)\\b(?:(?:all|the|every|both|existing|unit|integration|my|new)\\s+)*"
                    + "(?:tests|specs|checks|test suite|suite|build|type ?check(?:er|ing)?|lint(?:er|ing)?|compilation)\\b[^,;:]{0,40}?"
                    + "\\b(?:(?:are|is|now|all|still|also|both|have|has|been|successfully)\\s+)*"
                    + "(?:pass(?:es|ed|ing)?|succeed(?:s|ed)?|green|fixed|clean)\\b");
    private static final Pattern FAILURE = Pattern.compile(
            "(?i)(?<!\\b0 )(?<!\\bno )(?<!\\bzero )(?<!\\bwithout )(?<!\\bany )\\bfail(?:s|ed|ing|ures?)?\\b");
    private static final Pattern NOT_A_CLAIM =
            Pattern.compile("(?i)\\b(?:not|n't|never|no|fail\\w*|if|once|when|until|whether|should|would|will"
                    + "|could|can|may|might|must|need\\w*|want\\w*|let(?:'s| me| us)|let's|to (?:see|ensure|make|check|verify|confirm|get)|verify|ensure"
                    + "|make sure|before|after|so that|expect\\w*|hope\\w*|assum\\w*|try\\w*|unless|except|most|some|only|other|key|relevant|related|specific|targeted|these|those|previously|was|were|without"
                    + "|did(?:n't)?|does(?:n't)?|cannot|unable|run|running|i'll|i will|next)\\b|\\?\\s*$");

    /**
     * The first claim in a text that checks pass now; fenced code and talk of the future are no claims, nor is anything
     * in a text that speaks of failures.
     */
    public static Claim of(String text) {
        if (text.isEmpty() || text.length() > LONGEST || !mayClaim(text)) {
            return NONE;
        }
        Matcher sentences = SENTENCE.matcher(FENCE.matcher(text).replaceAll("\n"));
        while (sentences.find()) {
            String sentence = sentences.group().strip();
            if (mayClaim(sentence)
                    && CLAIM.matcher(sentence).find()
                    && !NOT_A_CLAIM.matcher(sentence).find()) {
                return FAILURE.matcher(text).find()
                        ? NONE
                        : new Claim(
                                sentence.length() <= LONGEST_QUOTE ? sentence : sentence.substring(0, LONGEST_QUOTE));
            }
        }
        return NONE;
    }

    /** Whether anything is claimed. */
    public boolean present() {
        return !quote.isEmpty();
    }

    /** Cheap, so that most texts never meet a pattern. */
    private static boolean mayClaim(String text) {
        return text.contains("pass")
                || text.contains("succe")
                || text.contains("green")
                || text.contains("fixed")
                || text.contains("works")
                || text.contains("clean");
    }
}
