package io.steersman.reading;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a piece of a test's text holds: assertions, tests, marks that skip tests, comments. For Python, JavaScript and
 * TypeScript, Java and its kin, Go, Rust, Ruby and whatever looks like them; by form, without a parser.
 */
final class TestText {

    private static final Pattern ASSERTION = Pattern.compile("(?<![\\w#@])(?:"
            + "(?:[\\w]+\\.)*(?:assert|refute|verify)\\w*!?(?=\\s*\\(|\\s+\\S|\\.\\w|$)"
            + "|expect(?=\\s*[({])|expect[A-Z_]\\w*(?=\\()|expect\\.(?:soft|poll)(?=\\()|(?:check|ensure|require|must)[A-Z_]\\w*(?=\\()"
            + "|t\\.(?:Error|Fatal)f?(?=\\()|t\\.Fail(?:Now)?(?=\\()|t\\.(?:is|deepEqual|true|throws|like)(?=\\()"
            + "|require\\.[A-Z]\\w*(?=\\()|pytest\\.(?:raises|warns)(?=\\()|cmp\\.Diff(?=\\()"
            + "|(?:self\\.)?fail(?=\\()|must_\\w+|should(?:Be|Equal|Throw)\\w*|\\.should\\b)");
    private static final Pattern IMPORT = Pattern.compile("^(?:import|from|use|using|const \\{|require\\b|#include).*");
    private static final Pattern SKIP =
            Pattern.compile("@(?:pytest\\.mark\\.|unittest\\.)?(?:skip|xfail|expectedFailure)\\b"
                    + "|pytestmark\\s*=\\s*\\[?pytest\\.mark\\.(?:skip|xfail)\\b"
                    + "|\\bpytest\\.(?:skip|xfail)\\(|\\bself\\.skipTest\\(|\\braise\\s+(?:unittest\\.)?SkipTest"
                    + "|\\b(?:it|test|describe|context|suite)\\.(?:skip|todo|fixme)\\b(?!\\.if)|\\bx(?:it|test|describe|context|specify)\\b\\s*[( '\"]"
                    + "|\\bthis\\.skip\\(|\\bt\\.(?:Skip|Skipf|SkipNow|skip|todo)\\("
                    + "|@Disabled\\b|@Ignore\\b|enabled\\s*=\\s*false|#\\[ignore\\b|\\[Ignore\\b|\\bSkip\\s*=\\s*[\"$@]"
                    + "|markTest(?:Skipped|Incomplete)\\(|\\bXCTSkip\\b|//go:build ignore"
                    + "|^(?:skip|pending)(?:\\s+[\"'(].*|\\s*)$|\\bskip:\\s*(?:true|[\"'])");
    private static final Pattern MARKER =
            Pattern.compile("@Test\\b|#\\[(?:\\w+::)?test\\b|\\[(?:Fact|Theory|Test|TestMethod)\\b");
    private static final Pattern NAMED_TEST = Pattern.compile(
            "\\bdef\\s+(test_?\\w*)|\\bfunc\\s+(?:\\([^)]*\\)\\s*)?(Test\\w*)|^(?:it|test|specify|scenario)(?:\\.\\w+)*\\s*[( ]\\s*(['\"`].*)");
    private static final Pattern FUNCTION =
            Pattern.compile("\\b(?:def|func|fn|fun|function|void)\\s+(?:\\([^)]*\\)\\s*)?(?:self\\.)?(\\w+)");
    private static final Pattern CALL = Pattern.compile("^(?:await\\s+|yield\\s+)?(?:\\w+\\.)*(\\w+)!?\\s*\\(.*");
    private static final Pattern IDLE =
            Pattern.compile("print\\w*|log|info|debug|warn|sleep|puts|pp|pass|write|format");
    private static final Pattern TABLE = Pattern.compile(
            "parametri[sz]e|\\.each\\b|ParameterizedTest|subTest|rstest|test_case|range\\s+(?:tests|cases|tt|tc)|\\.forEach|where:");
    private static final Pattern VALUE_LINE =
            Pattern.compile("^[\"']?(?:want|expected|expect|exp)\\w*[\"']?\\s*(?::=|[:=])\\s*\\S.*");
    private static final int LONGEST_STATEMENT = 30;

    private final List<TestAssertion> assertions = new ArrayList<>();
    private final Map<TestAssertion, String> helpers = new IdentityHashMap<>();
    private final List<TestAssertion> values = new ArrayList<>();
    private final List<String> tests = new ArrayList<>();
    private final List<String> functions = new ArrayList<>();
    private final List<String> calls = new ArrayList<>();
    private final List<String> lines = new ArrayList<>();
    private final StringBuilder comments = new StringBuilder();
    private final StringBuilder statement = new StringBuilder();
    private int statementLines;
    private int depth;
    private int skips;
    private int markers;
    private boolean table;
    private boolean swallows;
    private String before = "";
    private String helper = "";

    private TestText() {}

    static TestText of(String text) {
        TestText read = new TestText();
        text.lines().map(String::strip).filter(line -> !line.isEmpty()).forEach(read::line);
        read.close();
        read.fragment();
        return read;
    }

    private void line(String line) {
        if (isComment(line)) {
            comments.append(line.replaceAll("\\s+", " ")).append('\n');
            return;
        }
        lines.add(line);
        String code = withoutTexts(line);
        boolean continues =
                !statement.isEmpty() && (depth > 0 || line.startsWith(".")) && statementLines < LONGEST_STATEMENT;
        if (continues) {
            extend(line, code);
        } else {
            close();
            open(line, code);
        }
        before = line;
    }

    private void open(String line, String code) {
        table |= TABLE.matcher(code).find();
        swallows |= code.contains("except AssertionError") || code.contains("catch (AssertionError");
        boolean conditional = before.startsWith("if ")
                || before.startsWith("if(")
                || before.startsWith("except")
                || before.startsWith("} catch")
                || before.startsWith("unless ")
                || code.startsWith("if ");
        skips += !conditional && SKIP.matcher(code).find() ? 1 : 0;
        markers += MARKER.matcher(code).find() ? 1 : 0;
        names(line, code);
        if (!IMPORT.matcher(code).matches() && !FUNCTION.matcher(code).find()) {
            statements(line, code);
        }
    }

    private void names(String line, String code) {
        Matcher test = NAMED_TEST.matcher(line);
        if (test.find()) {
            tests.add(test.group(1) != null ? test.group(1) : test.group(2) != null ? test.group(2) : test.group(3));
        }
        Matcher function = FUNCTION.matcher(code);
        while (function.find()) {
            functions.add(function.group(1));
            helper = function.group(1);
        }
        boolean isTest = tests.contains(helper)
                || MARKER.matcher(before).find()
                || helper.toLowerCase(Locale.ROOT).startsWith("test");
        helper = isTest || NAMED_TEST.matcher(line).find() ? "" : helper;
    }

    private void statements(String line, String code) {
        Matcher matcher = ASSERTION.matcher(code);
        int from = -1;
        while (matcher.find()) {
            if (from >= 0) {
                keep(TestAssertion.of(line.substring(from, matcher.start())));
            }
            from = matcher.start();
        }
        if (from >= 0) {
            depth = 0;
            condition(line, code.startsWith("t.", from));
            extend(line.substring(from), code.substring(from));
        } else if (VALUE_LINE.matcher(line).matches()) {
            values.add(TestAssertion.of(line));
        } else {
            Matcher call = CALL.matcher(code);
            if (call.matches() && !IDLE.matcher(call.group(1)).matches()) {
                calls.add(call.group(1));
            }
        }
    }

    /** In Go the condition before a failure is what is asserted. */
    private void condition(String line, boolean failure) {
        String condition = line.startsWith("if ") ? line.substring(0, line.indexOf('{') + 1) : before;
        if (failure && condition.startsWith("if ")) {
            statement.append(condition);
        }
    }

    private void extend(String line, String code) {
        statement.append(statement.isEmpty() ? "" : " ").append(line);
        statementLines++;
        for (int i = 0; i < code.length(); i++) {
            char c = code.charAt(i);
            depth += c == '(' || c == '[' || c == '{' ? 1 : c == ')' || c == ']' || c == '}' ? -1 : 0;
        }
    }

    private void close() {
        if (!statement.isEmpty()) {
            keep(TestAssertion.of(statement.toString()));
        }
        statement.setLength(0);
        statementLines = 0;
        depth = 0;
    }

    private void keep(TestAssertion assertion) {
        assertions.add(assertion);
        if (!helper.isEmpty()) {
            helpers.put(assertion, helper);
        }
    }

    /** The function of its own that holds an assertion, empty when a test holds it, or nobody knows. */
    String functionOf(TestAssertion assertion) {
        return helpers.getOrDefault(assertion, "");
    }

    /** A part of a line, as a stream editor replaces it: {@code == 4}. */
    private void fragment() {
        if (assertions.isEmpty() && lines.size() == 1 && lines.get(0).contains("==")) {
            assertions.add(TestAssertion.of(lines.get(0)));
        }
    }

    private static boolean isComment(String line) {
        return line.startsWith("//") && !line.startsWith("//go:")
                || line.startsWith("#") && !line.startsWith("#[")
                || line.startsWith("/*")
                || line.startsWith("*");
    }

    /** The line with what stands between quotation marks blanked out. */
    private static String withoutTexts(String line) {
        StringBuilder code = new StringBuilder(line);
        char quote = 0;
        for (int i = 0; i < code.length(); i++) {
            char c = code.charAt(i);
            if (quote != 0) {
                boolean ends = c == quote && code.charAt(i - 1) != '\\';
                quote = ends ? 0 : quote;
                code.setCharAt(i, ends ? c : ' ');
            } else if (c == '"' || c == '`' || c == '\'' && line.indexOf('\'', i + 1) > 0) {
                quote = c;
            }
        }
        return code.toString();
    }

    List<TestAssertion> assertions() {
        return assertions;
    }

    /** Lines that set what is expected, in tables of cases. */
    List<TestAssertion> values() {
        return values;
    }

    List<String> tests() {
        return tests;
    }

    List<String> functions() {
        return functions;
    }

    /** Names of what is called for its own sake; one of them may be an assertion that was given a name. */
    List<String> calls() {
        return calls;
    }

    List<String> lines() {
        return lines;
    }

    int skips() {
        return skips;
    }

    /** Marks that make a function a test. */
    int markers() {
        return markers;
    }

    /** How many tests it holds. */
    int count() {
        return Math.max(markers, tests.size());
    }

    /** Whether cases are listed in a table, or gone through in a loop. */
    boolean table() {
        return table;
    }

    /** Whether failures of assertions are caught. */
    boolean swallows() {
        return swallows;
    }

    /** Whether the comments hold an assertion. */
    boolean hasInComment(TestAssertion assertion) {
        return comments.indexOf(assertion.text()) >= 0;
    }
}
