package io.steersman.reading.instruction;

import io.steersman.reading.instruction.Requests.Ask;
import io.steersman.reading.language.PathWords;
import io.steersman.reading.language.Prompt.Sentence;
import io.steersman.reading.language.Things;
import io.steersman.reading.language.Things.Thing;
import io.steersman.reading.language.Word;
import io.steersman.reading.path.FileKinds;
import io.steersman.reading.text.Lexicon;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Reads what one sentence asks for. */
final class RequestReader {

    private static final Lexicon LISTS = Lexicon.of("request-reader");

    private static final int NEAR = 7;
    private static final int MOST_NAMED = 16;
    private static final Set<String> BROAD = LISTS.words("broad");
    private static final Set<String> VERB_BEFORE = Lexicon.ENGLISH.words("@verb before");
    private static final Set<String> FAILING = LISTS.words("failing");
    private static final Set<String> SKIPPED = LISTS.words("skipped");
    private static final Set<String> SKIPPING = LISTS.words("skipping");
    private static final Set<String> LOOSENING = LISTS.words("loosening");
    private static final Set<String> LENIENT = LISTS.words("lenient");
    private static final Set<String> CHECKED = LISTS.words("checked");
    private static final Set<String> RENEWING = LISTS.words("renewing");
    private static final int FAR = 10;

    private final Sentence sentence;
    private final Map<Ask, String> found;
    private final Set<String> named;
    private final List<Word> words;

    RequestReader(Sentence sentence, Map<Ask, String> found, Set<String> named) {
        this.sentence = sentence;
        this.found = found;
        this.named = named;
        this.words = Word.of(sentence.text());
    }

    void read() {
        String said = sentence.text().toLowerCase(Locale.ROOT);
        if (LENIENT.stream().anyMatch(said::contains)) {
            ask(Ask.WEAKER_CHECKS);
        }
        int written = -NEAR;
        for (int i = 0; i < words.size(); i++) {
            if (words.get(i).kind() == Word.Kind.QUOTE) {
                continue;
            }
            String w = words.get(i).lower();
            if (negates(i)) {
                return;
            }
            boolean sure =
                    w.equals("make") && i + 1 < words.size() && words.get(i + 1).is("sure");
            if (Requests.writing(w) && !sure) {
                written = i;
                verb(i, w);
            }
            if (Word.oneOf(w, "run", "rerun", "re-run", "execute", "check", "verify")) {
                written = -NEAR;
            }
            if (BROAD.contains(w)) {
                ask(Ask.BROAD_CHANGE);
            }
            about(i, w, i - written < NEAR && i > written);
        }
    }

    /** What follows a prohibition is not asked for. */
    private boolean negates(int i) {
        String w = words.get(i).lower();
        boolean no = w.equals("no")
                && i + 2 < words.size()
                && Word.oneOf(words.get(i + 2).lower(), "changes", "change", "edits", "modifications");
        return no
                || Word.oneOf(w, "never", "without", "avoid") && !words.get(i).code()
                || w.equals("not")
                        && !(i + 1 < words.size()
                                && Word.oneOf(words.get(i + 1).lower(), "forget", "hesitate", "fail"));
    }

    private void verb(int i, String w) {
        if (Requests.deleting(w)) {
            ask(Ask.DELETE);
        }
        if (RENEWING.contains(w) && toVersion(i)) {
            ask(Ask.DEPENDENCIES);
        }
        boolean passing = i > 0 && Word.oneOf(words.get(i - 1).lower(), "is", "are", "was", "be", "the", "a");
        if (!passing && !Word.oneOf(w, "like", "should", "failures", "broken", "fail", "fails", "need", "needs")) {
            ask(Ask.CODE_CHANGE);
        }
    }

    /** "Update express to 5, zod to the latest 3.x". */
    private boolean toVersion(int verb) {
        for (int k = verb + 1;
                k < words.size() - 1 && k < verb + FAR && !words.get(k).is("in");
                k++) {
            int after = words.get(k + 1).is("the") && k + 2 < words.size() ? k + 2 : k + 1;
            String version = words.get(after).lower();
            if (words.get(k).is("to") && (version.equals("latest") || isVersion(version))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isVersion(String word) {
        int from = word.startsWith("v") ? 1 : 0;
        return word.length() > from && Character.isDigit(word.charAt(from)) && word.indexOf('/') < 0;
    }

    private void about(int i, String w, boolean written) {
        boolean noun = i > 0
                && Word.oneOf(words.get(i - 1).lower(), "last", "next", "previous", "latest", "each", "this", "that");
        switch (w) {
            case "commit", "commits", "committing" -> {
                if (!noun && !Publishing.banned(words, i)) {
                    ask(Ask.COMMIT);
                }
            }
            case "push", "publish", "ship" -> {
                boolean spelled = i > 0 && words.get(i - 1).is("git") && !Publishing.banned(words, i);
                if (spelled || Publishing.asksFor(words, i)) {
                    ask(Ask.PUSH);
                }
            }
            case "tag", "release" -> {
                if (!Publishing.banned(words, i)) {
                    ask(Ask.TAG);
                }
            }
            case "pr", "pull-request" -> pullRequest(i);
            case "pull" -> {
                if (i + 1 < words.size() && words.get(i + 1).lower().startsWith("request")) {
                    pullRequest(i);
                }
            }
            case "run", "execute", "rerun", "re-run" -> runs(i + 1);
            default -> {
                lessens(i, w);
                thing(i, w, written);
            }
        }
    }

    /** Words by which the user asks that a test or another check does less. */
    private void lessens(int i, String w) {
        if (SKIPPING.contains(w)) {
            skips(i);
        }
        if (LOOSENING.contains(w)) {
            loosens(i);
        }
        if (w.equals("mark")) {
            marks(i);
        }
    }

    private void pullRequest(int i) {
        for (int k = Math.max(0, i - 4); k < i; k++) {
            if (Word.oneOf(
                    words.get(k).lower(), "open", "create", "make", "raise", "submit", "send", "file", "draft")) {
                ask(Ask.PULL_REQUEST);
            }
        }
    }

    private void runs(int from) {
        for (int k = from; k < words.size() && k < from + 5; k++) {
            if (Word.oneOf(words.get(k).lower(), "tests", "test", "suite", "specs", "pytest")) {
                ask(Ask.RUN_TESTS);
            }
        }
    }

    /** Who tells the agent to skip a test asks for a change of that test. */
    private void skips(int verb) {
        for (int k = verb + 1; isTold(verb) && k < words.size() && k < verb + NEAR; k++) {
            if (words.get(k).mark()) {
                return;
            }
            if (isTest(words.get(k))) {
                ask(Ask.TESTS);
            }
        }
    }

    private static boolean isTest(Word word) {
        String w = word.lower();
        return Word.oneOf(w, "test", "tests", "testcase", "spec", "specs", "suite")
                || w.startsWith("test_")
                || FileKinds.isTest(word.text());
    }

    /** "mark test_empty as skipped". */
    private void marks(int verb) {
        boolean test = false;
        for (int k = verb + 1;
                isTold(verb)
                        && k < words.size()
                        && k < verb + FAR
                        && !words.get(k).mark();
                k++) {
            test |= isTest(words.get(k));
            if (test && SKIPPED.contains(words.get(k).lower())) {
                ask(Ask.TESTS);
            }
        }
    }

    /** "lower the coverage threshold", "ignore that warning", "turn the rule off". */
    private void loosens(int verb) {
        for (int k = verb + 1;
                isTold(verb)
                        && k < words.size()
                        && k < verb + FAR
                        && !words.get(k).mark();
                k++) {
            if (CHECKED.contains(words.get(k).lower())) {
                ask(Ask.WEAKER_CHECKS);
            }
            if (Word.oneOf(words.get(k).lower(), "tolerance", "tolerances")) {
                ask(Ask.TESTS);
            }
        }
    }

    private boolean isTold(int verb) {
        if (verb == 0) {
            return true;
        }
        String before = words.get(verb - 1).lower();
        boolean wished = verb > 1 && Word.oneOf(words.get(verb - 2).lower(), "you", "want", "like", "need", "have");
        return before.equals("to") ? wished : before.equals("so") || VERB_BEFORE.contains(before);
    }

    private void thing(int i, String w, boolean written) {
        Thing path = Things.path(words, i);
        if (path != null) {
            if (named.size() < MOST_NAMED) {
                named.add(path.pattern());
            }
            path(path.pattern(), written, failing(i));
            return;
        }
        int line = w.indexOf(':');
        if (line > 0 && PathWords.names(w.substring(0, line), false)) {
            path(w.substring(0, line), written, false);
        }
        if (Word.oneOf(w, "test", "tests", "spec", "specs") && failing(i)) {
            ask(Ask.TEST_FAILURE);
        }
        if (written && Word.oneOf(w, "test", "tests", "spec", "specs") && shows(i)) {
            ask(Ask.FAILING_TEST);
        }
        if (written) {
            wanted(i, w);
            meant(i, w);
        }
    }

    /** "The tests are wrong, correct them": what a pronoun stands for. */
    private void meant(int i, String w) {
        if (!Word.oneOf(w, "them", "it", "those", "these", "that")) {
            return;
        }
        for (int k = 0; k < i - 1; k++) {
            if (Word.oneOf(words.get(k).lower(), "test", "tests", "spec", "specs")) {
                ask(failing(k) ? Ask.TEST_FAILURE : Ask.TESTS);
            }
        }
    }

    /** What is to be written. */
    private void wanted(int i, String w) {
        if (Word.oneOf(
                w, "tests", "test", "testcase", "spec", "specs", "unittest", "unittests", "unit-tests", "coverage")) {
            if (!passing(i)) {
                ask(failing(i) ? Ask.TEST_FAILURE : Ask.TESTS);
            }
        } else if (Word.oneOf(w, "dependency", "dependencies", "deps", "package", "packages", "library")) {
            ask(Ask.DEPENDENCIES);
        } else if (Word.oneOf(
                w, "readme", "docs", "documentation", "changelog", "docstring", "docstrings", "comments")) {
            ask(Ask.DOCUMENTATION);
        } else if (Word.oneOf(
                w,
                "config",
                "configuration",
                "settings",
                "configs",
                "setup",
                "tsconfig",
                "eslint",
                "dockerfile",
                "makefile")) {
            ask(Ask.CONFIGURATION);
        } else if (Word.oneOf(w, "ci", "workflow", "workflows", "pipeline", "ci/cd")) {
            ask(Ask.CONTINUOUS_INTEGRATION);
        }
        if (Requests.document(w)) {
            ask(Ask.DOCUMENT);
        }
    }

    /** "Write a failing test", "add a test that reproduces it": what is to be written is a test that fails. */
    private boolean shows(int i) {
        boolean wanted = false;
        for (int k = Math.max(0, i - NEAR); k < i; k++) {
            wanted |= Word.oneOf(words.get(k).lower(), "write", "add", "create", "make");
        }
        boolean fails = i > 0 && Word.oneOf(words.get(i - 1).lower(), "failing", "red", "broken");
        for (int k = i + 1; k < words.size() && k < i + 5; k++) {
            String w = words.get(k).lower();
            fails |= w.startsWith("reproduc") || Word.oneOf(w, "fails", "demonstrates", "exposes");
        }
        return wanted && fails;
    }

    /** Whether tests are spoken of as something that fails: the failure is to be mended, by whatever. */
    private boolean failing(int i) {
        for (int k = Math.max(0, i - 2); k < words.size() && k < i + 5; k++) {
            if (k != i && words.get(k).mark()) {
                if (k > i) {
                    return false;
                }
            } else if (FAILING.contains(words.get(k).lower())) {
                return true;
            }
        }
        return false;
    }

    private boolean passing(int i) {
        for (int k = i; k < words.size() && k < i + 4; k++) {
            if (Word.oneOf(words.get(k).lower(), "pass", "passes", "passing", "green", "succeed")) {
                return true;
            }
        }
        return false;
    }

    private void path(String path, boolean written, boolean failing) {
        if (FileKinds.isTest(path)) {
            ask(failing ? Ask.TEST_FAILURE : Ask.TESTS);
        } else if (FileKinds.isContinuousIntegration(path)) {
            ask(Ask.CONTINUOUS_INTEGRATION);
        } else if (FileKinds.isDocumentation(path)) {
            ask(Ask.DOCUMENTATION);
            if (written) {
                ask(Ask.DOCUMENT);
            }
        } else {
            if (FileKinds.isDependencyManifest(path) || FileKinds.isLockFile(path)) {
                ask(Ask.DEPENDENCIES);
            }
            if (FileKinds.isConfiguration(path)) {
                ask(Ask.CONFIGURATION);
            }
        }
    }

    private void ask(Ask ask) {
        found.putIfAbsent(ask, sentence.quote());
    }
}
