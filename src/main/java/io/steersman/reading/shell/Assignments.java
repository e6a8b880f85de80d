package io.steersman.reading.shell;

import java.util.List;

/** Variable assignments: {@code NAME=value}, before a command or on their own. */
final class Assignments {

    private Assignments() {}

    /** How many of the first words are assignments. */
    static int count(List<String> words) {
        int count = 0;
        while (count < words.size() && equals(words.get(count)) > 0) {
            count++;
        }
        return count;
    }

    static void record(List<String> words, ShellScope scope) {
        for (String word : words) {
            int equals = equals(word);
            if (equals > 0) {
                scope.assign(word.substring(0, equals), word.substring(equals + 1));
            }
        }
    }

    /** Takes in what {@code export} and its kin set. */
    static void follow(String program, List<String> arguments, ShellScope scope) {
        switch (program) {
            case "export", "declare", "local", "readonly", "typeset" -> record(arguments, scope);
            default -> {}
        }
    }

    /** Where the {@code =} after a variable's name stands, -1 when the word is no assignment. */
    static int equals(String word) {
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            if (c == '=') {
                return i == 0 ? -1 : i;
            }
            boolean name = c == '_' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || i > 0 && c >= '0' && c <= '9';
            if (!name && !(c == '+' && ShellQuotes.follows(word, i, '='))) {
                return -1;
            }
        }
        return -1;
    }
}
