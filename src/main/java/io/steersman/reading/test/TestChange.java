package io.steersman.reading.test;

import io.steersman.reading.change.Write;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a change of a test does to what the test demands.
 *
 * <p>Found by comparing what goes with what comes; a file that is written whole over one whose text is not known says
 * nothing. What is moved within one call, renamed, put into a table of cases or behind a name of its own is not lost.
 *
 * @param write the first of the writes to this file
 * @param kind what it does
 * @param evidence the line that shows it
 * @param lost the assertions that went or became other ones
 */
public record TestChange(Write write, Kind kind, String evidence, List<String> lost) {

    /** What a change does to a test. */
    public enum Kind {
        NONE("nothing"),
        SKIPPED("a test no longer runs"),
        ASSERTION_REMOVED("an assertion is gone"),
        WEAKENED("an assertion demands less"),
        /** Another value is demanded: right where the behaviour was to change, bent where the code is wrong. */
        VALUE_REPLACED("the expected value was replaced"),
        /** A whole test went, with all that it asserted. */
        TEST_REMOVED("a test was removed");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        /** In words that complete a sentence. */
        public String words() {
            return words;
        }
    }

    /** Whether something that was checked is not checked any more. */
    public boolean lessens() {
        return kind == Kind.SKIPPED || kind == Kind.ASSERTION_REMOVED;
    }

    /** Whether less is checked than before, however the code behaves. */
    public boolean weakens() {
        return lessens() || kind == Kind.WEAKENED;
    }

    /** Whether something went that a request to remove a behaviour takes with it. */
    public boolean removes() {
        return kind == Kind.ASSERTION_REMOVED || kind == Kind.TEST_REMOVED;
    }

    /** How grave it is when nobody asked for it, as the name of a severity. */
    public String severity() {
        return lessens() ? "high" : "medium";
    }

    /** What the writes of one call do to tests, one change for each file of which something can be told. */
    public static List<TestChange> of(List<Write> writes) {
        Map<String, List<Write>> byPath = new LinkedHashMap<>(2);
        for (Write write : writes) {
            if (concernsTests(write)) {
                byPath.computeIfAbsent(write.path(), path -> new ArrayList<>(1)).add(write);
            }
        }
        List<TestChange> changes = new ArrayList<>(byPath.size());
        byPath.forEach((path, own) -> {
            TestChange change = TestComparison.of(own, writes);
            if (change.kind != Kind.NONE) {
                changes.add(change);
            }
        });
        return changes;
    }

    public static boolean concernsTests(Write write) {
        boolean told = write.change() == Write.Change.EDIT || write.change() == Write.Change.APPEND;
        return told && (write.test() || isInlineTest(write));
    }

    /** Rust has its unit tests beside the code. */
    private static boolean isInlineTest(Write write) {
        return write.path().endsWith(".rs") && (marks(write.removed()) || marks(write.added()));
    }

    private static boolean marks(String text) {
        return text.contains("#[test]") || text.contains("#[ignore") || text.contains("mod tests");
    }
}
