package io.steersman.reading.check;

import io.steersman.reading.check.Checks.Kind;
import io.steersman.reading.text.Lexicon;
import java.util.Locale;
import java.util.Set;

/** Tells from the name of a target, a task or a script whether it verifies work. */
final class CheckNames {

    private static final Set<String> LINTING = Lexicon.of("checks").words("names of linting");

    private CheckNames() {}

    /** What a target, a task, a script says with its name: {@code test:unit}, {@code compileJava}, {@code lint}. */
    static Kind named(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.indexOf('=') >= 0 || lower.contains("install-") || lower.startsWith("clean")) {
            return Kind.NONE;
        }
        if (hasWord(lower, "test")
                || hasWord(lower, "tests")
                || hasWord(lower, "spec")
                || hasWord(lower, "e2e")
                || name.endsWith("Test")
                || name.endsWith("Tests")
                || hasWord(lower, "runtests")) {
            return Kind.TEST;
        }
        boolean check = LINTING.contains(lower)
                || lower.contains("lint")
                || lower.contains("check")
                || hasWord(lower, "build")
                || hasWord(lower, "verify")
                || hasWord(lower, "validate")
                || hasWord(lower, "tsc")
                || hasWord(lower, "types")
                || hasWord(lower, "ci") && !lower.equals("ci")
                || lower.startsWith("compile")
                || lower.equals("package")
                || lower.equals("install")
                || lower.equals("assemble")
                || lower.equals("vet");
        return check && !lower.contains("checkout") ? Kind.CHECK : Kind.NONE;
    }

    /** Whether a word stands in a name, bounded by anything but letters. */
    private static boolean hasWord(String name, String word) {
        int at = name.indexOf(word);
        while (at >= 0) {
            int end = at + word.length();
            boolean starts = at == 0 || !Character.isLetter(name.charAt(at - 1));
            if (starts && (end == name.length() || !Character.isLetter(name.charAt(end)))) {
                return true;
            }
            at = name.indexOf(word, at + 1);
        }
        return false;
    }

    static boolean isScript(String program) {
        return program.endsWith(".sh")
                || program.endsWith(".py")
                || program.endsWith(".bash")
                || program.endsWith(".js")
                || program.endsWith(".rb")
                || program.indexOf('.') < 0;
    }

    static Kind scriptNamed(String name) {
        int dot = name.lastIndexOf('.');
        String stem = dot < 0 ? name : name.substring(0, dot);
        if (dot < 0 && !stem.startsWith("run") && !stem.startsWith("test-") && !stem.startsWith("run-")) {
            return Kind.NONE;
        }
        Kind kind = stem.equals("ci") ? Kind.CHECK : named(stem);
        return stem.equals("install") || stem.equals("build") && name.endsWith(".py") ? Kind.NONE : kind;
    }
}
