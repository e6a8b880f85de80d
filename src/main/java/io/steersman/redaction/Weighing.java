package io.steersman.redaction;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells a value that may be secret from what stands after such names in code, examples and forms. */
final class Weighing {

    private static final int SHORTEST = 8;
    private static final Set<String> PLACEHOLDERS =
            Set.of("password", "changeme", "required", "optional", "undefined", "redacted", "disabled", "placeholder");
    private static final Pattern CODE = Pattern.compile(
            "[A-Za-z_$][\\w$]*(?:\\.[A-Za-z_$][\\w$]*)+|[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+|.*[(\\[{<>$`*].*");
    private static final Pattern EXAMPLE =
            Pattern.compile("(?i).*(?:example|your[_-]|xxxx|\\.\\.\\.|dummy|placeholder|todo|redacted).*");
    private static final Pattern UUID =
            Pattern.compile("(?i)[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
    private static final Pattern PATH = Pattern.compile("(?:\\.{0,2}/|[A-Za-z]:\\\\|https?:).*");

    private Weighing() {}

    /** Whether the value after a telling name is likely to be secret. */
    static boolean isSecret(String value) {
        if (value.length() < SHORTEST || PLACEHOLDERS.contains(value.toLowerCase(Locale.ROOT))) {
            return false;
        }
        boolean digits = value.chars().anyMatch(Character::isDigit);
        boolean letters = value.chars().anyMatch(Character::isLetter);
        boolean marks = value.chars().anyMatch(c -> !Character.isLetterOrDigit(c) && c != '_' && c != '-' && c != '.');
        return letters
                && (digits || marks)
                && !CODE.matcher(value).matches()
                && !EXAMPLE.matcher(value).matches()
                && !UUID.matcher(value).matches()
                && !PATH.matcher(value).matches();
    }
}
