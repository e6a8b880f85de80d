package io.steersman.reading.test;

import com.google.re2j.Matcher;
import io.steersman.reading.text.Form;
import io.steersman.reading.text.Signs;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The forms that lines of tests have in the common languages. */
final class TestForms {

    /** Marks that skip a test. */
    static final Form SKIP = Form.of(
            "@(?:pytest\\.mark\\.|unittest\\.)?(?:skip|xfail|expectedFailure)\\b"
                    + "|pytestmark\\s*=\\s*\\[?pytest\\.mark\\.(?:skip|xfail)\\b"
                    + "|\\bpytest\\.(?:skip|xfail)\\(|\\bself\\.skipTest\\(|\\braise\\s+(?:unittest\\.)?SkipTest"
                    + "|\\b(?:it|test|describe|context|suite)\\.(?:skip|todo|fixme)(?:$|[^\\w.]|\\.(?:$|[^i]|i(?:$|[^f])))"
                    + "|\\b(?:it|test|describe|context|suite)\\.(?:only|fails)\\b|\\bf(?:it|describe)\\(|@tag :skip|,\\s*Ignore\\("
                    + "|\\bassumeTrue\\(false\\)|\\bassumeFalse\\(true\\)"
                    + "|\\bx(?:it|test|describe|context|specify)\\b\\s*[( '\"]"
                    + "|\\bthis\\.skip\\(|\\bt\\.(?:Skip|Skipf|SkipNow|skip|todo)\\("
                    + "|@Disabled\\b|@Ignore\\b|enabled\\s*=\\s*false|#\\[ignore\\b|\\[Ignore\\b|\\bSkip\\s*=\\s*[\"$@]"
                    + "|markTest(?:Skipped|Incomplete)\\(|\\bXCTSkip\\b|//go:build ignore"
                    + "|\\bGTEST_SKIP\\(|\\bDISABLED_\\w|\\bdoctest::skip\\b|unit_test::disabled\\b|\\[!mayfail\\]|\"\\[\\.\\]"
                    + "|\\.disabled\\(|@PendingFeature\\b|@Requires\\(\\{\\s*false|@(?:module|describe)tag :skip|@(?:module)?tag skip:"
                    + "|@Skip\\(|@test_(?:skip|broken)\\b|\\bpendingWith\\b|\\b[PX](?:It|Describe|Context|Entry)\\("
                    + "|\\bT\\(\\)\\.Skip(?:f|Now)?\\(|\\bAssert\\.(?:Ignore|Inconclusive)\\(|[\\[,]\\s*Explicit\\b|->(?:skip|todo)\\("
                    + "|\\berror\\.SkipZigTest\\b|\\bpending\\(|^(?:omit|pend)[ (]|\\bskip\\(\\)?\\s*[\"')]|\\btodo:\\s*true|\\bignore:\\s*true"
                    + "|^ignore\\(\"|\\bDISABLED TRUE\\b|\\brobot:skip\\b|\\^:skip\\b|#_\\(deftest|\\bxexample\\b"
                    + "|^(?:skip|pending)(?:\\s+[\"'(].*|\\s*)$|\\bskip:\\s*(?:true|[\"'])",
            "skip",
            "Skip",
            "xfail",
            "expectedFailure",
            "todo",
            "fixme",
            ".only",
            ".fails",
            "fit(",
            "fdescribe(",
            "@tag",
            "assume",
            "xit",
            "xtest",
            "xdescribe",
            "xcontext",
            "xspecify",
            "SKIP",
            "isabled",
            "Pending",
            "DISABLED",
            "mayfail",
            "[.]",
            "Requires",
            "broken",
            "It(",
            "Describe(",
            "Context(",
            "Entry(",
            "Explicit",
            "Inconclusive",
            "omit",
            "pend",
            "ignore",
            "deftest",
            "xexample",
            "@Disabled",
            "enabled",
            "gnore",
            "Incomplete");

    /** Marks that make a function a test. */
    static final Form MARKER = Form.of(
            "@Test\\b|#\\[(?:\\w+::)?test\\b|\\[(?:Fact|Theory|Test|TestMethod)\\b",
            "@Test",
            "#[",
            "[Fact",
            "[Theory",
            "[Test");

    /** Cases in a table, or in a loop. */
    static final Signs TABLE = Signs.of(
                    "parametrise",
                    "parametrize",
                    "ParameterizedTest",
                    "subTest",
                    "rstest",
                    "test_case",
                    ".forEach",
                    "where:")
            .or(".each", "\\.each\\b")
            .or("range", "range\\s+(?:tests|cases|tt|tc)");

    /** The groups are the assertions; what stands before and behind them is looked at, and is not theirs. */
    private static final Form ASSERTION = Form.of(
            "(?:^|[^\\w#@])(?:"
                    + "((?:\\w+\\.)*(?:assert|refute|verify)\\w*!?)(?:\\s*\\(|\\s+\\S|\\.\\w|$)"
                    + "|(expect)\\s*[({]|(expect[A-Z_]\\w*)\\(|(expect\\.(?:soft|poll))\\(|((?:check|ensure|require|must)[A-Z_]\\w*)\\("
                    + "|(t\\.(?:(?:Error|Fatal)f?|Fail(?:Now)?|is|deepEqual|true|throws|like))\\("
                    + "|(require\\.[A-Z]\\w*)\\(|(pytest\\.(?:raises|warns))\\(|(cmp\\.Diff)\\("
                    + "|((?:self\\.)?fail)\\(|(must_\\w+|should(?:Be|Equal|Throw)\\w*|\\.should\\b))",
            "assert",
            "refute",
            "verify",
            "expect",
            "check",
            "ensure",
            "require",
            "must",
            "t.",
            "pytest.",
            "cmp.Diff",
            "fail(",
            "should");

    private static final Form NAMED = Form.of(
            "\\bdef\\s+(test_?\\w*)|\\bfunc\\s+(?:\\([^)]{0,200}\\)\\s*)?(Test\\w*)"
                    + "|^(?:it|test|specify|scenario)(?:\\.\\w+)*\\s*[( ]\\s*(['\"`].*)",
            "def",
            "func",
            "it",
            "test",
            "specify",
            "scenario");

    private static final Form FUNCTION = Form.of(
            "\\b(?:def|func|fn|fun|function|void)\\s+(?:\\([^)]{0,200}\\)\\s*)?(?:self\\.)?(\\w+)",
            "def",
            "fn",
            "fun",
            "void");

    private static final List<String> IMPORTS = List.of("import", "from", "use", "const {", "#include");
    /** What is called without asserting anything. */
    private static final Set<String> IDLE =
            Set.of("log", "info", "debug", "warn", "sleep", "puts", "pp", "pass", "write", "format");

    private TestForms() {}

    /** Where assertions begin in a line without its texts. */
    static List<Integer> assertions(String code) {
        List<Integer> starts = new ArrayList<>(0);
        Matcher matcher = ASSERTION.matcher(code);
        boolean found = ASSERTION.mayBeIn(code) && matcher.find();
        while (found) {
            int group = group(matcher);
            starts.add(matcher.start(group));
            found = matcher.find(matcher.end(group));
        }
        return starts;
    }

    /** The test that a line begins. */
    static Optional<String> test(String line) {
        Matcher matcher = NAMED.matcher(line);
        return NAMED.mayBeIn(line) && matcher.find() ? Optional.of(matcher.group(group(matcher))) : Optional.empty();
    }

    /** The functions that a line defines. */
    static List<String> functions(String code) {
        List<String> names = new ArrayList<>(0);
        if (FUNCTION.mayBeIn(code)) {
            for (Matcher matcher = FUNCTION.matcher(code); matcher.find(); ) {
                names.add(matcher.group(1));
            }
        }
        return names;
    }

    static boolean isImport(String code) {
        boolean require = code.startsWith("require");
        return IMPORTS.stream().anyMatch(code::startsWith) || require && !TestValues.isWordAt(code, "require".length());
    }

    /** Whether a line sets what is expected: {@code want: 4}. */
    static boolean setsValue(String line) {
        int at = TestValues.isQuoteAt(line, 0) ? 1 : 0;
        if (!line.startsWith("want", at) && !line.startsWith("exp", at)) {
            return false;
        }
        at = TestValues.afterWord(line, at);
        at = TestValues.isQuoteAt(line, at) ? at + 1 : at;
        at = TestValues.afterBlanks(line, at);
        boolean sets = at < line.length() && (line.charAt(at) == ':' || line.charAt(at) == '=');
        return sets && at + 1 < line.length();
    }

    /** The function that a line calls for its own sake: {@code await page.shows(x)}. */
    static Optional<String> call(String code) {
        int at = 0;
        for (String word : List.of("await ", "yield ")) {
            at = code.startsWith(word) ? TestValues.afterBlanks(code, word.length()) : at;
        }
        int name = at;
        int end = TestValues.afterWord(code, at);
        while (end > name && end < code.length() && code.charAt(end) == '.') {
            name = end + 1;
            end = TestValues.afterWord(code, name);
        }
        int bang = end < code.length() && code.charAt(end) == '!' ? end + 1 : end;
        int open = TestValues.afterBlanks(code, bang);
        boolean calls = end > name && open < code.length() && code.charAt(open) == '(';
        String called = code.substring(name, end);
        return calls && !called.startsWith("print") && !IDLE.contains(called) ? Optional.of(called) : Optional.empty();
    }

    private static int group(Matcher matcher) {
        int group = 1;
        while (matcher.start(group) < 0) {
            group++;
        }
        return group;
    }
}
