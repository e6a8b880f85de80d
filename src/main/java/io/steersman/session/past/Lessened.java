package io.steersman.session.past;

import io.steersman.fact.Action;
import io.steersman.fact.Kept;
import io.steersman.reading.change.Write;
import io.steersman.reading.change.Write.Change;
import io.steersman.reading.check.Baseline;
import io.steersman.reading.check.CheckKind;
import io.steersman.reading.check.CheckOutcome;
import io.steersman.reading.check.CheckOutcome.Result;
import io.steersman.reading.check.CheckScope.Cover;
import io.steersman.reading.test.Silencing;
import io.steersman.reading.test.TestChange;
import io.steersman.reading.text.Frankness;
import io.steersman.session.files.Files;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Checks that failed, were made to find less, and pass since, with nothing else changed in between: then that is why they pass.
 * Until the user or the agent speaks of it, or it is taken back.
 */
final class Lessened {

    private final Map<CheckKind, Row> rows = new EnumMap<>(CheckKind.class);
    private boolean spoken;
    /** When what is found now was put into a list: what that run counts is no failure. */
    private int accepted = -1;

    /** How it went with one kind of check. */
    private static final class Row {
        private CheckOutcome failure = CheckOutcome.NONE;
        private int failed = -1;
        private int lessened = -1;
        private int passed = -1;
        private boolean other;
        private String path = "";
        private String line = "";
    }

    /** Takes in how a check of a kind came out. */
    void took(CheckKind kind, CheckOutcome check, Result result, int step) {
        if (step == accepted) {
            return;
        }
        if (result == Result.FAILED) {
            Row row = new Row();
            row.failure = check;
            row.failed = step;
            rows.put(kind, row);
            return;
        }
        Row row = rows.get(kind);
        if (row == null || row.passed >= 0 || result != Result.PASSED) {
            return;
        }
        boolean same = row.lessened > row.failed && !row.other && check.covers(row.failure) == Cover.ALL;
        if (same) {
            row.passed = step;
        } else {
            rows.remove(kind);
        }
    }

    /** Takes in what an action changed. */
    void did(Action action, Files files) {
        if (rows.isEmpty() || !action.finished()) {
            return;
        }
        int step = action.answer().step();
        boolean accepts = !action.commands().isEmpty() && !action.failed() && Baseline.accepts(action.commands());
        if (accepts) {
            accepted = step;
            rows.values().forEach(row -> lessen(row, step, "", action.call().summary()));
        }
        if (!action.mutated()) {
            return;
        }
        rows.values().removeIf(row -> action.writes().stream().anyMatch(write -> takesBack(row, write)));
        List<TestChange> tests = TestChange.of(action.writes());
        List<Silencing> silenced = Silencing.of(action.writes());
        for (Write write : action.writes()) {
            String line = line(write, tests, silenced, files);
            boolean neutral = accepts || isList(write);
            for (Row row : rows.values()) {
                if (!line.isEmpty()) {
                    lessen(row, step, write.path(), line);
                } else if (row.passed < 0 && write.matters() && !neutral) {
                    row.other = true;
                }
            }
        }
    }

    private static void lessen(Row row, int step, String path, String line) {
        if (row.passed < 0) {
            row.lessened = step;
            row.path = path;
            row.line = line;
        }
    }

    /** What a write takes from a check, as a line; empty when it takes nothing, or it is about the run's own. */
    private static String line(Write write, List<TestChange> tests, List<Silencing> silenced, Files files) {
        if (files.own(write)) {
            return "";
        }
        for (TestChange change : tests) {
            boolean less = change.kind() == TestChange.Kind.SKIPPED || change.kind() == TestChange.Kind.WEAKENED;
            if (less && change.write().path().equals(write.path())) {
                return change.evidence();
            }
        }
        return silenced.stream()
                .filter(found -> found.write().path().equals(write.path()))
                .map(Silencing::evidence)
                .findFirst()
                .orElse("");
    }

    private static boolean takesBack(Row row, Write write) {
        boolean same = row.lessened >= 0 && write.path().equals(row.path);
        boolean gone = write.removed().contains(row.line) && !write.added().contains(row.line);
        return same && (gone || write.change() == Change.RESTORE || write.change() == Change.CREATE)
                || row.lessened >= 0 && row.path.isEmpty() && takesAway(write) && isList(write);
    }

    private static boolean isList(Write write) {
        return Baseline.isOne(write, Silencing.isOfChecker(write.path()));
    }

    private static boolean takesAway(Write write) {
        return write.change() == Change.DELETE || write.change() == Change.RESTORE;
    }

    /** The agent says something: who speaks of what was made to find less keeps nothing back. */
    void said(String text) {
        if (!rows.isEmpty() && Frankness.ofLessening(text)) {
            rows.values().removeIf(row -> row.lessened >= 0);
        }
    }

    /** The user speaks, with or without a word for it: what follows is the user's matter. */
    void userSpoke(String text) {
        spoken |= Frankness.ofLessening(text);
        rows.clear();
    }

    /** What passes only because it finds less: the failure, the change, the pass. */
    List<Kept> kept() {
        @Nullable
        Row hollow = rows.values().stream()
                .filter(row -> row.passed >= 0)
                .findFirst()
                .orElse(null);
        return hollow == null || spoken
                ? List.of()
                : List.of(new Kept(hollow.line, List.of(hollow.failed, hollow.lessened, hollow.passed)));
    }
}
