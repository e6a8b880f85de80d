package io.steersman.reading.shell;

import io.steersman.reading.path.Paths;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Tells the options of a command from what it works on. */
public final class Operands {

    private Operands() {}

    /**
     * The arguments that are no options.
     *
     * @param valued options whose value is the next argument
     */
    public static List<String> of(List<String> arguments, Set<String> valued) {
        List<String> operands = new ArrayList<>(arguments.size());
        boolean options = true;
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            if (options && argument.equals("--")) {
                options = false;
            } else if (options && valued.contains(argument)) {
                i++;
            } else if (!argument.isEmpty() && !(options && isOption(argument))) {
                operands.add(argument);
            }
        }
        return operands;
    }

    private static boolean isOption(String argument) {
        return argument.length() > 1 && argument.charAt(0) == '-';
    }

    public static List<String> of(List<String> arguments) {
        return of(arguments, Set.of());
    }

    /** Whether one of the options is given, as a word or in a cluster of single letters. */
    public static boolean has(List<String> arguments, String... options) {
        for (String argument : arguments) {
            if (argument.equals("--")) {
                return false;
            }
            for (String option : options) {
                if (is(argument, option)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean is(String argument, String option) {
        if (argument.equals(option) || option.length() > 2 && isValued(argument, option)) {
            return true;
        }
        boolean letter = option.length() == 2 && argument.length() > 2;
        return letter
                && argument.charAt(0) == '-'
                && argument.charAt(1) != '-'
                && argument.indexOf(option.charAt(1), 1) > 0
                && argument.chars().skip(1).allMatch(Character::isLetter);
    }

    private static boolean isValued(String argument, String option) {
        return argument.length() > option.length()
                && argument.charAt(option.length()) == '='
                && argument.startsWith(option);
    }

    /** The value of an option given as {@code -o value} or {@code --o=value}, empty when it is not given. */
    public static String value(List<String> arguments, String... options) {
        for (int i = 0; i < arguments.size(); i++) {
            for (String option : options) {
                String argument = arguments.get(i);
                if (argument.equals(option) && i + 1 < arguments.size()) {
                    return arguments.get(i + 1);
                }
                if (option.length() > 2 && isValued(argument, option)) {
                    return argument.substring(option.length() + 1);
                }
            }
        }
        return "";
    }

    /** Whether a word looks like a file rather than a branch or a folder: its last segment has an ending of letters. */
    public static boolean looksLikeFile(String word) {
        String name = Paths.name(word);
        int dot = name.lastIndexOf('.');
        if (dot < 0 || dot == name.length() - 1 || !Character.isLetter(name.charAt(dot + 1))) {
            return false;
        }
        return name.length() - dot <= 9 && name.chars().skip(dot + 1).allMatch(Character::isLetterOrDigit);
    }
}
