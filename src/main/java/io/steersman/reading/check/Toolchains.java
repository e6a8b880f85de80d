package io.steersman.reading.check;

import io.steersman.reading.check.Checks.Kind;
import io.steersman.reading.text.Lexicon;
import io.steersman.trajectory.Pieces;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Tells checks that a toolchain, a workspace's runner, or a program that runs whatever it is told is given to do. */
final class Toolchains {

    private static final Lexicon LISTS = Lexicon.of("checks");
    private static final Set<String> WORKSPACES = LISTS.words("workspaces");
    private static final Set<String> TEST_JARS = LISTS.words("jars of tests");
    private static final Set<String> CHECK_JARS = LISTS.words("jars of checks");

    private Toolchains() {}

    /** {@code mix test}, {@code dune runtest}, {@code dotnet format --verify-no-changes}, {@code helm lint}. */
    static Kind kind(String program, String verb, List<String> arguments) {
        boolean testsSpec = verb.equals("runtest") || verb.equals("spec") && program.equals("crystal");
        boolean testsStep = program.equals("zig") && verb.equals("build") && arguments.contains("test");
        if (testsSpec || testsStep) {
            return Kind.TEST;
        }
        boolean formats = verb.equals("format") || verb.equals("fmt");
        boolean only = arguments.stream().anyMatch(word -> word.startsWith("--check") || word.startsWith("--verify"));
        if (formats) {
            return only ? Kind.CHECK : Kind.NONE;
        }
        return Checks.verbs(
                verb, "test", "build", "check", "lint", "analyze", "compile", "vet", "nextest", "credo", "dialyzer");
    }

    static boolean isWorkspace(String program) {
        return WORKSPACES.contains(program);
    }

    /** All words of a workspace's runner, also those that options name: {@code -t test}, {@code --target=lint}. */
    static List<String> words(List<String> arguments) {
        List<String> words = new ArrayList<>();
        for (String argument : arguments) {
            int value = argument.startsWith("--target") ? argument.indexOf('=') : -1;
            if (value > 0) {
                words.addAll(Pieces.between(argument.substring(value + 1), ","));
            } else if (!argument.startsWith("-")) {
                words.add(argument);
            }
        }
        return words;
    }

    /** What the targets among some words verify. */
    static Kind targets(List<String> words) {
        Kind most = Kind.NONE;
        for (String word : words) {
            Kind kind = CheckNames.named(word.substring(word.lastIndexOf(':') + 1));
            most = kind.ordinal() > most.ordinal() ? kind : most;
        }
        return most;
    }

    /** {@code Rscript -e 'devtools::test()'}, {@code clj -M:test}, {@code pwsh -c Invoke-Pester}, {@code java -jar ...}. */
    static Kind spoken(String program, List<String> arguments) {
        String said = String.join(" ", arguments).toLowerCase(Locale.ROOT);
        return switch (program.toLowerCase(Locale.ROOT)) {
            case "rscript", "r" ->
                said.contains("test(") || said.contains("test_")
                        ? Kind.TEST
                        : said.startsWith("cmd check") || said.contains("check(") ? Kind.CHECK : Kind.NONE;
            case "julia" -> said.contains("pkg.test") || said.contains("runtests") ? Kind.TEST : Kind.NONE;
            case "clj", "clojure" -> said.contains(":test") ? Kind.TEST : Kind.NONE;
            case "java" -> ofJar(said);
            default -> said.contains("invoke-pester") ? Kind.TEST : Kind.NONE;
        };
    }

    private static Kind ofJar(String said) {
        return TEST_JARS.stream().anyMatch(said::contains)
                ? Kind.TEST
                : said.contains(".jar") && CHECK_JARS.stream().anyMatch(said::contains) ? Kind.CHECK : Kind.NONE;
    }
}
