package io.steersman.reading.test;

import io.steersman.reading.change.Write;
import io.steersman.reading.test.TestChange.Kind;
import io.steersman.reading.text.Conflict;
import io.steersman.trajectory.Pieces;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Compares what goes out of a test file with what comes into it. */
final class TestComparison {

    /** Likeness from which on two assertions are taken for one that was rewritten. */
    private static final double SAME_SUBJECT = 0.34;

    private final Write first;
    private final TestText removed;
    private final TestText added;
    private final List<TestAssertion> lost;
    private final List<TestAssertion> gained;
    private final List<TestAssertion> unpaired = new ArrayList<>();
    private final List<String> turned = new ArrayList<>();
    private final boolean rewritten;
    private String weaker = "";
    private String replaced = "";

    private TestComparison(List<Write> own, List<Write> all, String before, String after) {
        first = own.get(0);
        removed = TestText.of(before);
        added = TestText.of(after);
        lost = without(removed.assertions(), added.assertions());
        lost.removeIf(this::goesWithItsHelper);
        gained = without(added.assertions(), removed.assertions());
        String elsewhere = Pieces.spaced(all.stream()
                .filter(write -> !write.path().equals(first.path()))
                .map(Write::added)
                .collect(Collectors.joining(" ")));
        lost.removeIf(assertion -> elsewhere.contains(assertion.text()));
        rewritten = !gained.isEmpty();
    }

    /** The change that the writes to one file make; of a conflict that is resolved, against the side that it keeps more of. */
    static TestChange of(List<Write> own, List<Write> all) {
        String before = own.stream().map(Write::removed).collect(Collectors.joining("\n"));
        String after = own.stream().map(Write::added).collect(Collectors.joining("\n"));
        if (!Conflict.isIn(before) || Conflict.isIn(after)) {
            return new TestComparison(own, all, before, after).change();
        }
        TestChange ours = new TestComparison(own, all, Conflict.side(before, true), after).change();
        TestChange theirs = new TestComparison(own, all, Conflict.side(before, false), after).change();
        return theirs.kind() == Kind.NONE ? theirs : ours;
    }

    /** A function that is no test goes whole, and what calls it stays: it stood there twice, or nobody called it. */
    private boolean goesWithItsHelper(TestAssertion assertion) {
        String helper = removed.functionOf(assertion);
        return !helper.isEmpty()
                && !added.functions().contains(helper)
                && !removed.calls().contains(helper);
    }

    private TestChange change() {
        if (skips()) {
            return found(Kind.SKIPPED, firstOf(without(added.lines(), removed.lines()), removed.lines()));
        }
        for (TestAssertion assertion : lost) {
            if (added.hasInComment(assertion)) {
                return found(Kind.ASSERTION_REMOVED, assertion.text());
            }
        }
        pair();
        if (!weaker.isEmpty() || added.swallows() && !removed.swallows()) {
            return found(Kind.WEAKENED, weaker.isEmpty() ? "except AssertionError" : weaker);
        }
        return loses() ? lostOne() : loosened().orElseGet(this::valueReplaced);
    }

    /** "accuracy: 0.1" where it was 0.0001: the line alone is edited, without the assertion around it. */
    private Optional<TestChange> loosened() {
        List<String> before = without(removed.lines(), added.lines());
        for (String line : without(added.lines(), removed.lines())) {
            if (before.stream().anyMatch(gone -> Leniency.loosens(gone, line))) {
                return Optional.of(found(Kind.WEAKENED, line));
            }
        }
        return Optional.empty();
    }

    private TestChange lostOne() {
        boolean whole = removed.count() > added.count();
        return found(
                whole ? Kind.TEST_REMOVED : Kind.ASSERTION_REMOVED,
                unpaired.get(0).text());
    }

    private TestChange valueReplaced() {
        List<TestAssertion> before = without(removed.values(), added.values());
        List<TestAssertion> after = without(added.values(), removed.values());
        for (TestAssertion value : before) {
            boolean other = after.stream().anyMatch(value::demandsAnotherValue);
            replaced = replaced.isEmpty() && other ? value.text() : replaced;
        }
        return found(replaced.isEmpty() ? Kind.NONE : Kind.VALUE_REPLACED, replaced);
    }

    private TestChange found(Kind kind, String evidence) {
        List<String> texts = new ArrayList<>();
        unpaired.forEach(assertion -> texts.add(assertion.text()));
        texts.addAll(turned);
        if (!replaced.isEmpty()) {
            texts.add(replaced);
        }
        return new TestChange(first, kind, evidence, List.copyOf(texts));
    }

    /** A mark that skips, on a test that was there; or a test that is none any more and is still written there. */
    private boolean skips() {
        int more = Math.max(0, added.count() - removed.count());
        return added.skips() - removed.skips() > more || unmarked() || renamedAway();
    }

    private boolean unmarked() {
        return removed.markers() > added.markers()
                && removed.functions().equals(added.functions())
                && lost.isEmpty()
                && without(removed.lines(), added.lines()).size() <= removed.markers();
    }

    private boolean renamedAway() {
        Set<String> names = new TreeSet<>(removed.tests());
        added.tests().forEach(names::remove);
        return names.stream()
                .anyMatch(name -> name.length() > 5
                        && added.functions().stream()
                                .anyMatch(function -> !added.tests().contains(function)
                                        && function.length() > name.length()
                                        && function.toLowerCase(Locale.ROOT).contains(name.toLowerCase(Locale.ROOT))));
    }

    /** Finds for each lost assertion the one that took its place. */
    private void pair() {
        List<TestAssertion> free = new ArrayList<>(gained);
        for (TestAssertion gone : lost) {
            TestAssertion heir = heir(gone, free);
            if (heir == null) {
                unpaired.add(gone);
                continue;
            }
            free.remove(heir);
            boolean opposed = heir.opposes(gone);
            if (!opposed && heir.weakerThan(gone)) {
                weaker = weaker.isEmpty() ? heir.text() : weaker;
                turned.add(gone.text());
            }
            boolean other = opposed || heir.demandsAnotherValue(gone);
            replaced = replaced.isEmpty() && other ? gone.text() : replaced;
        }
    }

    private static @Nullable TestAssertion heir(TestAssertion gone, List<TestAssertion> free) {
        TestAssertion best = null;
        double likeness = SAME_SUBJECT;
        for (TestAssertion other : free) {
            boolean hollow = other.strength() == TestAssertion.Strength.ALWAYS_TRUE
                    && gone.strength() != TestAssertion.Strength.ALWAYS_TRUE;
            double like = hollow ? SAME_SUBJECT : Leniency.grew(gone, other) ? 1 : gone.likeness(other);
            if (like > likeness || like >= likeness && best == null) {
                best = other;
                likeness = like;
            }
        }
        return best;
    }

    /** Whether something went and nothing came; a call of something with a name of its own may assert as well. */
    private boolean loses() {
        boolean named = !without(added.calls(), removed.calls()).isEmpty();
        return !unpaired.isEmpty() && !rewritten && !named && !(added.table() && !removed.table());
    }

    private static <T> List<T> without(List<T> all, List<T> others) {
        List<T> rest = new ArrayList<>(all);
        others.forEach(rest::remove);
        return rest;
    }

    private static String firstOf(List<String> preferred, List<String> otherwise) {
        return !preferred.isEmpty() ? preferred.get(0) : otherwise.isEmpty() ? "" : otherwise.get(0);
    }
}
