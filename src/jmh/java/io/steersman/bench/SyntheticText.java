package io.steersman.bench;

import java.util.SplittableRandom;
import java.util.function.Consumer;

/** What tools print: listings, files, test runs, failures; no two texts alike. */
final class SyntheticText {

    private static final int SHORTEST = 200;
    private static final int LONGEST = 4000;
    private static final String[] WORDS = {
        "request", "session", "handler", "config", "parser", "buffer", "index", "result", "token", "stream", "writer",
        "cache", "value", "client", "server", "route", "query", "record", "worker", "signal", "render", "widget"
    };

    private final SplittableRandom random;

    SyntheticText(SplittableRandom random) {
        this.random = random;
    }

    String word() {
        return WORDS[random.nextInt(WORDS.length)];
    }

    String name() {
        return word() + "_" + word() + random.nextInt(1000);
    }

    String path() {
        return "src/" + word() + "/" + name() + ".py";
    }

    String testPath() {
        return "tests/" + word() + "/test_" + name() + ".py";
    }

    /** From 0.2 to 4 KB, shorter ones more often. */
    int size() {
        double share = random.nextDouble();
        return SHORTEST + (int) (share * share * (LONGEST - SHORTEST));
    }

    /** Hits of a search, one a line. */
    String hits() {
        return fill(line -> line.append(path())
                .append(':')
                .append(random.nextInt(900))
                .append(":    ")
                .append(word())
                .append(" = ")
                .append(name())
                .append('(')
                .append(word())
                .append(")\n"));
    }

    /** A file with line numbers. */
    String file() {
        int[] number = {1};
        return fill(line -> line.append(number[0]++)
                .append("\t    def ")
                .append(name())
                .append("(self, ")
                .append(word())
                .append(", ")
                .append(word())
                .append("): return self.")
                .append(word())
                .append('\n'));
    }

    /** A test run in which all is well. */
    String passes() {
        String tests = fill(
                line -> line.append(testPath()).append("::test_").append(name()).append(" PASSED\n"));
        return tests + "=== " + random.nextInt(1, 90) + " passed in 0." + random.nextInt(10, 99) + "s ===\n";
    }

    /** A test run with a failure of its own. */
    String failure() {
        String name = name();
        return fill(line -> line.append("    File \"/repo/")
                        .append(path())
                        .append("\", line ")
                        .append(random.nextInt(900))
                        .append(", in ")
                        .append(name())
                        .append('\n'))
                + "E   AssertionError: expected " + name + " but got " + name() + "\n"
                + "FAILED " + testPath() + "::test_" + name + "\n1 failed, " + random.nextInt(60) + " passed\n";
    }

    /** A few lines of code to put in the place of others. */
    String code() {
        StringBuilder code = new StringBuilder();
        for (int i = random.nextInt(2, 12); i > 0; i--) {
            code.append("        self.")
                    .append(name())
                    .append(" = ")
                    .append(name())
                    .append("(")
                    .append(word())
                    .append(")\n");
        }
        return code.toString();
    }

    private String fill(Consumer<StringBuilder> line) {
        int size = size();
        StringBuilder text = new StringBuilder(size + 120);
        while (text.length() < size) {
            line.accept(text);
        }
        return text.toString();
    }
}
