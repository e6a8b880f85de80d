package io.steersman.reading;

import java.util.Map;

/** What one line of a check's output says of how the check came out. */
enum CheckLine {
    /** It speaks of something else. */
    NOTHING,
    TESTS_PASS,
    TESTS_FAIL,
    /** A linter, a type checker or a compiler has nothing to say. */
    CLEAN,
    /** A linter finds something. */
    FLAWS,
    /** Errors that a compiler, a type checker or a linter counts. */
    ERRORS,
    /** Whatever ran before it in this check, it came to a good end. */
    ENDS_WELL,
    /** Something in this check failed, whatever it was. */
    ENDS_BADLY;

    private static final int LONGEST = 400;

    /** Beginnings of lines, in lower case and without decoration, that say it all. */
    private static final Map<String, CheckLine> FORMS = Map.ofEntries(
            Map.entry("test result: failed", TESTS_FAIL),
            Map.entry("test result: ok", TESTS_PASS),
            Map.entry("failed (failures=", TESTS_FAIL),
            Map.entry("failed (errors=", TESTS_FAIL),
            Map.entry("failed (unexpected", TESTS_FAIL),
            Map.entry("[  failed  ]", TESTS_FAIL),
            Map.entry("[  passed  ]", TESTS_PASS),
            Map.entry("failures!", TESTS_FAIL),
            Map.entry("errors!", TESTS_FAIL),
            Map.entry("--- fail: ", TESTS_FAIL),
            Map.entry("fail\t", TESTS_FAIL),
            Map.entry("not ok ", TESTS_FAIL),
            Map.entry("failed!  - failed:", TESTS_FAIL),
            Map.entry("passed!  - failed:", TESTS_PASS),
            Map.entry("test run failed", TESTS_FAIL),
            Map.entry("test run successful", TESTS_PASS),
            Map.entry("** test failed **", TESTS_FAIL),
            Map.entry("** test succeeded **", TESTS_PASS),
            Map.entry("error: test failed", TESTS_FAIL),
            Map.entry("result: fail", TESTS_FAIL),
            Map.entry("result: pass", TESTS_PASS),
            Map.entry("the following tests failed", TESTS_FAIL),
            Map.entry("some tests failed", TESTS_FAIL),
            Map.entry("there were failing tests", TESTS_FAIL),
            Map.entry("there are test failures", TESTS_FAIL),
            Map.entry("npm err! test failed", TESTS_FAIL),
            Map.entry("all tests passed", TESTS_PASS),
            Map.entry("all specs passed", TESTS_PASS),
            Map.entry("ok (", TESTS_PASS),
            Map.entry("ok, but ", TESTS_PASS),
            Map.entry("ok  \t", TESTS_PASS),
            Map.entry("ok \t", TESTS_PASS),
            Map.entry("all checks passed!", CLEAN),
            Map.entry("success: no issues found", CLEAN),
            Map.entry("all matched files use prettier", CLEAN),
            Map.entry("no offenses detected", CLEAN),
            Map.entry("build success", ENDS_WELL),
            Map.entry("build succeeded", ENDS_WELL),
            Map.entry("** build succeeded **", ENDS_WELL),
            Map.entry("info: build completed successfully", ENDS_WELL),
            Map.entry("congratulations :)", ENDS_WELL),
            Map.entry("build fail", ENDS_BADLY),
            Map.entry("failure: build failed", ENDS_BADLY),
            Map.entry("** build failed **", ENDS_BADLY),
            Map.entry("error: build did not complete", ENDS_BADLY),
            Map.entry("error: could not compile", ENDS_BADLY),
            Map.entry("error: aborting due to", ENDS_BADLY),
            Map.entry("make: *** ", ENDS_BADLY),
            Map.entry("gmake: *** ", ENDS_BADLY),
            Map.entry("make[1]: *** ", ENDS_BADLY),
            Map.entry("ninja: build stopped", ENDS_BADLY),
            Map.entry("npm error lifecycle script", ENDS_BADLY),
            Map.entry("elifecycle", ENDS_BADLY),
            Map.entry("error command failed with exit code", ENDS_BADLY),
            Map.entry("evaluation failed :(", ENDS_BADLY),
            Map.entry("code style issues found", FLAWS),
            Map.entry("oh no! ", FLAWS));

    /** The shortest letters of the forms' beginnings, so that most lines are looked up once and no more. */
    private static final int SHORTEST = 4;

    /** What a line says. */
    static CheckLine of(String text, int start, int end) {
        int from = CheckText.begin(text, start, end);
        if (from >= end || end - from > LONGEST) {
            return NOTHING;
        }
        String line = CheckText.plain(text, from, end);
        if (line.equals("ok") || line.equals("pass")) {
            return TESTS_PASS;
        }
        if (line.equals("fail") || line.equals("failed")) {
            return TESTS_FAIL;
        }
        CheckLine form = line.length() < SHORTEST ? NOTHING : form(line);
        return form != NOTHING ? form : other(line);
    }

    private static CheckLine form(String line) {
        for (Map.Entry<String, CheckLine> form : FORMS.entrySet()) {
            if (line.startsWith(form.getKey())) {
                return form.getValue();
            }
        }
        return NOTHING;
    }

    private static CheckLine other(String line) {
        if (line.startsWith("tests run:")) {
            return CheckCounts.of(line, true);
        }
        if (line.startsWith("error: script \"") && line.contains("exited with code")) {
            return ENDS_BADLY;
        }
        if (line.endsWith(": all tests passed!")) {
            return TESTS_PASS;
        }
        if (line.endsWith(" no offenses detected")) {
            return CLEAN;
        }
        if (namesFailedTest(line)) {
            return TESTS_FAIL;
        }
        if (line.contains(": error ts")) {
            return ERRORS;
        }
        if (line.startsWith("would reformat")
                || line.contains("file would be reformatted")
                || line.contains("files would be reformatted")) {
            return FLAWS;
        }
        if (line.startsWith("found ")
                && line.contains(" error")
                && !line.startsWith("found 0")
                && !line.contains(" remaining")) {
            return line.length() > 6 && Character.isDigit(line.charAt(6)) ? ERRORS : NOTHING;
        }
        return line.chars().anyMatch(Character::isDigit) ? CheckCounts.of(line, false) : NOTHING;
    }

    private static boolean namesFailedTest(String line) {
        boolean pytest = (line.startsWith("failed ") || line.startsWith("error "))
                && (line.contains("::") || line.contains(".py"));
        boolean swift = line.startsWith("test suite '") && line.contains("' failed at");
        boolean bazel = line.startsWith("//") && line.contains(" failed in ");
        boolean dart = line.startsWith("+") && line.endsWith("some tests failed.");
        boolean bazelEnd = line.startsWith("info: build completed, ") && line.contains("failed");
        return pytest || swift || bazel || dart || bazelEnd;
    }
}
