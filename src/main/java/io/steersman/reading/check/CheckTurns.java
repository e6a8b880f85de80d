package io.steersman.reading.check;

/**
 * What single tools end with that is neither a plain count nor told by how it begins: {@code Tasks: 3 successful, 4 total},
 * {@code ./main.go:9:2: undefined: x}, {@code 1/4 targets failed, including the following}.
 */
final class CheckTurns {

    private static final int DOTS = 5;
    private static final int LONGEST_PATH = 120;

    private CheckTurns() {}

    /**
     * What a line says.
     *
     * @param line without decoration, in lower case
     */
    static CheckLine of(String line) {
        CheckLine tests = tests(line);
        if (tests != CheckLine.NOTHING) {
            return tests;
        }
        CheckLine end = end(line);
        return end != CheckLine.NOTHING ? end : flaws(line);
    }

    private static CheckLine tests(String line) {
        boolean thrown = Character.isDigit(line.charAt(0))
                && (line.contains(" unhandled rejection") || line.contains(" uncaught exception"));
        boolean boost = line.contains(" detected in the test module");
        boolean crossed = line.contains("thresholds on metrics") && line.contains("crossed");
        boolean karma = line.contains(" executed ") && line.contains(" failed)");
        boolean julia = line.startsWith("error: package ") && line.contains("errored during testing");
        if (thrown || boost || crossed || karma || julia) {
            return CheckLine.TESTS_FAIL;
        }
        if (line.startsWith("assertions ") && line.indexOf('\u2502') > 0) {
            return judged(number(line, line.lastIndexOf('\u2502') + 1), CheckLine.TESTS_FAIL, CheckLine.TESTS_PASS);
        }
        if (line.contains(" test suites (") && line.endsWith(" passed.") && line.contains(" of ")) {
            int all = number(line, line.indexOf(" of ") + " of ".length());
            return judged(all - number(line, 0), CheckLine.TESTS_FAIL, CheckLine.TESTS_PASS);
        }
        if (line.contains("pass=") && line.contains("error=") || line.contains("ok=") && line.contains(" failed=")) {
            int bad = Math.max(0, after(line, "error=")) + Math.max(0, after(line, "failed="));
            return judged(bad, CheckLine.TESTS_FAIL, CheckLine.TESTS_PASS);
        }
        if (line.startsWith("tests finished: pass ")) {
            int bad = Math.max(0, after(line, " fail ")) + Math.max(0, after(line, " fatal "));
            return judged(bad, CheckLine.TESTS_FAIL, CheckLine.TESTS_PASS);
        }
        return line.startsWith("//") && line.contains(" succeeded in ") ? CheckLine.TESTS_PASS : CheckLine.NOTHING;
    }

    private static CheckLine end(String line) {
        if (line.startsWith("tasks:") && line.contains(" successful, ")) {
            int done = number(line, "tasks:".length());
            int all = after(line, " successful, ");
            return judged(all - done, CheckLine.ENDS_BADLY, CheckLine.ENDS_WELL);
        }
        boolean dotted = line.lastIndexOf(".....") > DOTS;
        boolean nx = line.contains("running target ") && line.endsWith(" failed");
        boolean session = line.startsWith("nox > session ");
        boolean turbo = line.startsWith("failed:  ") && line.indexOf('#') > 0;
        if (nx
                || turbo
                || session && line.endsWith(" failed.")
                || dotted && line.endsWith("failed")
                || line.contains("targets failed, including")
                || line.contains("bundle generation failed")
                || line.endsWith("compilation failed")) {
            return CheckLine.ENDS_BADLY;
        }
        boolean uncovered = line.contains("coverage threshold for ") && line.contains("not met")
                || line.contains("does not meet") && line.contains("threshold");
        if (uncovered) {
            return CheckLine.ENDS_BADLY;
        }
        boolean compiled = line.contains("compiled successfully") || line.contains("successfully ran target");
        return compiled || session && line.contains(" was successful") || dotted && line.endsWith("passed")
                ? CheckLine.ENDS_WELL
                : CheckLine.NOTHING;
    }

    private static CheckLine flaws(String line) {
        int place = place(line);
        if (place > 0) {
            return located(line, place);
        }
        if (line.contains("compiled with ") && line.contains(" error")) {
            return judged(after(line, "compiled with "), CheckLine.ERRORS, CheckLine.NOTHING);
        }
        if (line.startsWith("found ") && line.contains(" warning") && line.contains(" error")) {
            int and = line.indexOf("and ");
            return judged(
                    number(line, and < 0 ? "found ".length() : and + "and ".length()),
                    CheckLine.ERRORS,
                    CheckLine.CLEAN);
        }
        CheckLine counted = counted(line);
        return counted != CheckLine.NOTHING ? counted : named(line);
    }

    private static CheckLine counted(String line) {
        if (line.contains("mods/funs, found ")) {
            return line.contains("found no issues") ? CheckLine.CLEAN : CheckLine.FLAWS;
        }
        if (line.contains("failure(s), ")) {
            return judged(after(line, ": "), CheckLine.FLAWS, CheckLine.CLEAN);
        }
        if (line.contains(" chart(s) linted, ")) {
            return judged(after(line, " linted, "), CheckLine.FLAWS, CheckLine.CLEAN);
        }
        if (line.contains(" invalid: ") && line.contains(" errors: ")) {
            return judged(after(line, " invalid: ") + after(line, " errors: "), CheckLine.FLAWS, CheckLine.CLEAN);
        }
        if (line.startsWith("done linting! found ") || line.startsWith("svelte-check found ")) {
            CheckLine bad = line.charAt(0) == 's' ? CheckLine.ERRORS : CheckLine.FLAWS;
            return judged(after(line, " found "), bad, CheckLine.CLEAN);
        }
        int files = line.indexOf(" files ");
        if (files > 0 && line.contains(" completed ") && line.contains(" files_with_problems")) {
            return judged(number(line, files + " files ".length()), CheckLine.ERRORS, CheckLine.CLEAN);
        }
        return CheckLine.NOTHING;
    }

    private static CheckLine named(String line) {
        boolean flawed = line.contains("checkstyle violations")
                || line.contains("imports are incorrectly sorted")
                || line.startsWith("failed with ") && line.contains(" bugs")
                || line.startsWith("[") && line.endsWith("] fail")
                || line.contains("found ") && line.contains(" not formatted")
                || line.contains("): error ")
                || Character.isDigit(line.charAt(0)) && line.indexOf(':') > 0 && line.contains("  error  ");
        return flawed ? CheckLine.FLAWS : CheckLine.NOTHING;
    }

    /** What is said of one place: a compiler's error, or what a linter found there. */
    private static CheckLine located(String line, int place) {
        boolean go = line.startsWith("./") && line.lastIndexOf(".go:", place) > 0;
        if (go || line.startsWith(" error: ", place) || line.startsWith(" fatal error: ", place)) {
            return CheckLine.ERRORS;
        }
        boolean mild = line.contains("warning")
                || line.contains("note:")
                || line.contains("info")
                || line.contains("help:")
                || line.contains("deprecat");
        return mild ? CheckLine.NOTHING : CheckLine.FINDING;
    }

    /** Whether a line may begin with a place in a file, told from the text as it stands. */
    static boolean mayBePlace(String text, int from, int end) {
        int stop = Math.min(end - 1, from + LONGEST_PATH);
        for (int at = from; at < stop && text.charAt(at) > ' '; at++) {
            if (text.charAt(at) == ':') {
                return at > from + 2 && Character.isDigit(text.charAt(at + 1));
            }
        }
        return false;
    }

    /** Where {@code src/a.c:3:5:} ends, behind the last number's colon; 0 where the line does not begin so. */
    private static int place(String line) {
        int colon = line.indexOf(':');
        int space = line.indexOf(' ');
        boolean path = colon > 2 && (space < 0 || colon < space) && line.lastIndexOf('.', colon) > 0;
        int at = colon + 1;
        if (!path || at >= line.length() || !Character.isDigit(line.charAt(at))) {
            return 0;
        }
        while (at < line.length() && (Character.isDigit(line.charAt(at)) || line.charAt(at) == ':')) {
            at++;
        }
        return at < line.length() && line.charAt(at) == ' ' && line.charAt(at - 1) == ':' ? at : 0;
    }

    private static CheckLine judged(int bad, CheckLine badly, CheckLine well) {
        return bad > 0 ? badly : well;
    }

    /** The number behind some words, -1 where they do not stand there. */
    private static int after(String line, String words) {
        int at = line.indexOf(words);
        return at < 0 ? -1 : number(line, at + words.length());
    }

    /** The number at an index, blanks before it left out; 0 where none stands there. */
    private static int number(String line, int from) {
        int at = from;
        while (at < line.length() && line.charAt(at) == ' ') {
            at++;
        }
        int value = 0;
        while (at < line.length() && Character.isDigit(line.charAt(at)) && value < 100_000) {
            value = value * 10 + line.charAt(at) - '0';
            at++;
        }
        return value;
    }
}
