package io.steersman.redaction;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Tells a value that may be secret from what stands after such names in code, examples and forms. */
final class Weighing {

    private static final int SHORTEST = 8;
    private static final int SHORTEST_PASSWORD = 6;

    private static final Set<String> PLACEHOLDERS = Set.of(
            "password",
            "passwort",
            "passwords",
            "passphrase",
            "changeme",
            "required",
            "optional",
            "undefined",
            "redacted",
            "disabled",
            "enabled",
            "placeholder",
            "incorrect",
            "forgotten",
            "username",
            "userpass",
            "mypassword",
            "yourpassword",
            "secretkey",
            "password1",
            "nullable",
            "sensitive",
            "encrypted",
            "authentication",
            "credentials",
            "generated",
            "necessary",
            "contraseña",
            "wachtwoord",
            "testpassword",
            "thepassword",
            "postgres",
            "mongodb");

    private static final List<String> EXAMPLES = List.of(
            "example",
            "your_",
            "your-",
            "xxxx",
            "...",
            "dummy",
            "placeholder",
            "todo",
            "redacted",
            "changeme",
            "insert");

    /** Names of passwords proper: their values may be words. */
    private static final List<String> PASSWORDS =
            List.of("password", "passwd", "passphrase", "passcode", "_pass", "_pw", "pwd");

    /** What names of variables are made of, where a value is one. */
    private static final List<String> VARIABLES = List.of(
            "pass", "secret", "token", "key", "user", "config", "value", "param", "input", "hash", "field", "string",
            "auth");

    private Weighing() {}

    /**
     * Whether the value after a telling name is likely to be secret.
     *
     * @param lead the name and all else before the value
     */
    static boolean isSecret(String value, String lead) {
        if (value.length() < SHORTEST || !isOfItsOwn(value)) {
            return false;
        }
        boolean digits = value.chars().anyMatch(Character::isDigit);
        boolean letters = value.chars().anyMatch(Character::isLetter);
        boolean marks = value.chars().anyMatch(c -> !Character.isLetterOrDigit(c) && c != '_' && c != '-' && c != '.');
        return letters && (digits || marks || isWord(value, lead));
    }

    /** Whether what stands for a password in an address is one. */
    static boolean isPassword(String value) {
        String small = value.toLowerCase(Locale.ROOT);
        return value.length() >= SHORTEST_PASSWORD
                && isOfItsOwn(value)
                && !small.equals("secret")
                && !small.equals("passwd");
    }

    private static boolean isOfItsOwn(String value) {
        String small = value.toLowerCase(Locale.ROOT);
        return !PLACEHOLDERS.contains(small)
                && EXAMPLES.stream().noneMatch(small::contains)
                && !isCode(value)
                && !isUuid(value)
                && !isPath(value);
    }

    /** A password may be a word, where it is set in an environment or in quotation marks; a variable of that name is none. */
    private static boolean isWord(String value, String lead) {
        String name = lead.toLowerCase(Locale.ROOT);
        boolean quoted = lead.endsWith("\"") || lead.endsWith("'");
        boolean set = lead.endsWith("=") && lead.equals(lead.toUpperCase(Locale.ROOT));
        String small = value.toLowerCase(Locale.ROOT);
        return (quoted || set)
                && PASSWORDS.stream().anyMatch(name::contains)
                && VARIABLES.stream().noneMatch(small::contains)
                && value.chars().allMatch(Character::isLetter)
                && value.substring(1).equals(small.substring(1))
                && (Character.isLowerCase(value.charAt(0)) || set);
    }

    /** A member, a constant, a call, a variable, a template. */
    private static boolean isCode(String value) {
        char first = value.charAt(0);
        return "$<{[(*`%".indexOf(first) >= 0
                || value.indexOf('(') >= 0
                || value.indexOf('`') >= 0
                || value.indexOf('<') >= 0 && value.indexOf('>') >= 0
                || value.indexOf('[') >= 0
                || value.contains("${")
                || value.contains("{{")
                || isMember(value)
                || isConstant(value);
    }

    private static boolean isMember(String value) {
        boolean dot = false;
        boolean begins = true;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '.') {
                dot = true;
                if (begins) {
                    return false;
                }
                begins = true;
            } else if (begins ? !Character.isJavaIdentifierStart(c) : !Character.isJavaIdentifierPart(c)) {
                return false;
            } else {
                begins = false;
            }
        }
        return dot && !begins;
    }

    private static boolean isConstant(String value) {
        return value.indexOf('_') > 0
                && Character.isUpperCase(value.charAt(0))
                && value.chars().allMatch(c -> c == '_' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9');
    }

    private static boolean isUuid(String value) {
        return value.length() == 36
                && value.charAt(8) == '-'
                && value.charAt(13) == '-'
                && value.charAt(18) == '-'
                && value.charAt(23) == '-';
    }

    private static boolean isPath(String value) {
        return value.startsWith("/")
                || value.startsWith("./")
                || value.startsWith("../")
                || value.startsWith("http:")
                || value.startsWith("https:")
                || value.length() > 2 && value.charAt(1) == ':' && value.charAt(2) == '\\';
    }
}
