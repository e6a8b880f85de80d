package io.steersman.reading.message;

import java.util.List;

/**
 * What an agent tells of what it did itself: a file that it wrote, a commit, a push, a pull request, a test by hand.
 *
 * @param deed what it says that it did
 * @param target the file, empty where the deed is about none
 * @param quote the sentence that says so
 */
public record DeedClaim(Deed deed, String target, String quote) {

    /** What can be said to be done. */
    public enum Deed {
        FILE,
        /** A change to a file that may have been there before. */
        CHANGE,
        /** A file that the agent made is gone. */
        DELETE,
        COMMIT,
        PUSH,
        PULL_REQUEST,
        /** Something was brought to where others use it. */
        DEPLOY,
        /** A database was changed by its migrations. */
        MIGRATION,
        TAG,
        /** A package, an image or a release was published. */
        RELEASE,
        /** The agent tried out whether the work does what it should. */
        CHECK
    }

    /** The target of a check that may have been a look: the work was "verified", not "tested". */
    public static final String VERIFIED = "verified";

    private static final int LONGEST = 20_000;

    /**
     * The claims in a text, at most one of each deed and target.
     *
     * <p>Fenced code, quotations, plans, conditions, questions and talk of what others did claim nothing.
     */
    public static List<DeedClaim> in(String text) {
        return text.isEmpty() || text.length() > LONGEST || !mayClaim(text) ? List.of() : DeedReader.read(text);
    }

    /** Cheap, so that most texts are not read. */
    static boolean mayClaim(String text) {
        return text.contains("ed ")
                || text.contains("ed.")
                || text.contains("ed,")
                || text.contains("ed:")
                || text.contains("rote ")
                || text.contains("ritten ")
                || text.contains("ran ")
                || text.contains(" made ");
    }
}
