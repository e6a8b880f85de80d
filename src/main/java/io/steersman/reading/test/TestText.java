package io.steersman.reading.test;

import io.steersman.trajectory.Pieces;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a piece of a test's text holds: assertions, tests, marks that skip tests, comments. For Python, JavaScript and
 * TypeScript, Java and its kin, Go, Rust, Ruby and whatever looks like them; by form, without a parser.
 */
final class TestText {

    private static final int LONGEST_STATEMENT = 30;

    private final List<TestAssertion> assertions = new ArrayList<>();
    private static final List<String> BUILD_SERVER = List.of(
            "process.env.CI",
            "Getenv(\"CI\")",
            "environ.get(\"CI\"",
            "environ[\"CI\"]",
            "getenv(\"CI\")",
            "getenv('CI')",
            "ENV['CI']",
            "ENV[\"CI\"]",
            "System.getenv(\"CI\")");

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
            comments.append(Pieces.spaced(line)).append('\n');
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
        table |= TestForms.TABLE.in(code);
        swallows |= code.contains("except AssertionError") || code.contains("catch (AssertionError");
        boolean conditional = before.startsWith("if ")
                || before.startsWith("if(")
                || before.startsWith("except")
                || before.startsWith("} catch")
                || before.startsWith("unless ")
                || code.startsWith("if ");
        boolean evaded = onlyElsewhere(line) || returned(before);
        skips += evaded || !conditional && TestForms.SKIP.in(code) ? 1 : 0;
        markers += TestForms.MARKER.in(code) ? 1 : 0;
        names(line, code);
        if (!TestForms.isImport(code) && TestForms.functions(code).isEmpty()) {
            statements(line, code);
        }
    }

    /** A condition that switches something off on the build server, where the check counts. */
    private static boolean onlyElsewhere(String line) {
        boolean condition = line.startsWith("if ") || line.startsWith("if(") || line.startsWith("(process.env.CI ?");
        return condition && BUILD_SERVER.stream().anyMatch(line::contains);
    }

    /** A return before the end: what stands below it is never reached. */
    private static boolean returned(String before) {
        return before.equals("return") || before.equals("return;");
    }

    private void names(String line, String code) {
        Optional<String> test = TestForms.test(line);
        test.ifPresent(tests::add);
        for (String function : TestForms.functions(code)) {
            functions.add(function);
            helper = function;
        }
        boolean isTest = tests.contains(helper)
                || TestForms.MARKER.in(before)
                || helper.toLowerCase(Locale.ROOT).startsWith("test");
        helper = isTest || test.isPresent() ? "" : helper;
    }

    private void statements(String line, String code) {
        int from = -1;
        for (int next : TestForms.assertions(code)) {
            if (from >= 0) {
                keep(TestAssertion.of(line.substring(from, next)));
            }
            from = next;
        }
        if (from >= 0) {
            depth = 0;
            condition(line, code.startsWith("t.", from));
            extend(line.substring(from), code.substring(from));
        } else if (TestForms.setsValue(line)) {
            values.add(TestAssertion.of(line));
        } else {
            TestForms.call(code).ifPresent(calls::add);
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
