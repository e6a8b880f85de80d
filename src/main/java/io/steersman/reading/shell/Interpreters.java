package io.steersman.reading.shell;

import java.util.List;
import java.util.Locale;

/** Programs that are given a program: shells, whose script is read in their place, and languages. */
public final class Interpreters {

    private Interpreters() {}

    static Unwrapped read(String program, List<String> arguments, String input, String directory) {
        if (program.equals("eval") && !arguments.isEmpty()) {
            return new Unwrapped(program, arguments, String.join(" ", arguments), directory, true);
        }
        if (isWindowsShell(program)) {
            return windows(program, arguments, input, directory);
        }
        if (isShell(program)) {
            return shell(program, arguments, input, directory);
        }
        String code = isLanguage(program) ? code(program, arguments) : "";
        return new Unwrapped(program, arguments, code.isEmpty() ? input : code, directory, false);
    }

    public static boolean isShell(String program) {
        return switch (program) {
            case "bash", "sh", "zsh", "dash", "ksh", "ash" -> true;
            default -> false;
        };
    }

    private static boolean isWindowsShell(String program) {
        return switch (program) {
            case "powershell", "pwsh", "cmd" -> true;
            default -> false;
        };
    }

    public static boolean isLanguage(String program) {
        return isPython(program)
                || switch (program) {
                    case "node", "nodejs", "bun", "deno", "tsx", "ts-node", "ruby", "perl", "php" -> true;
                    default -> false;
                };
    }

    public static boolean isPython(String program) {
        return program.startsWith("python") || program.startsWith("pypy") || program.equals("ipython");
    }

    /** What follows {@code -Command} or {@code /c} is the script, in one word or in many. */
    private static Unwrapped windows(String program, List<String> arguments, String input, String directory) {
        for (int i = 0; i + 1 < arguments.size(); i++) {
            switch (arguments.get(i).toLowerCase(Locale.ROOT)) {
                case "-command", "-c", "/c", "/k" -> {
                    String script = String.join(" ", arguments.subList(i + 1, arguments.size()));
                    return new Unwrapped(program, arguments, script, directory, true);
                }
                default -> {}
            }
        }
        return new Unwrapped(program, arguments, input, directory, false);
    }

    private static Unwrapped shell(String program, List<String> arguments, String input, String directory) {
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            if (!argument.startsWith("-") || argument.equals("-")) {
                return new Unwrapped(program, arguments, input, directory, false);
            }
            if (!argument.startsWith("--") && argument.indexOf('c') > 0 && i + 1 < arguments.size()) {
                return new Unwrapped(program, arguments, arguments.get(i + 1), directory, true);
            }
        }
        return new Unwrapped(program, arguments, input, directory, !input.isEmpty());
    }

    /** The text after {@code -c}, {@code -e}, {@code -pe} ..., empty when the program comes from elsewhere. */
    private static String code(String program, List<String> arguments) {
        String letters = letters(program);
        for (int i = 0; i + 1 < arguments.size(); i++) {
            String argument = arguments.get(i);
            if (takesCode(argument, letters)) {
                return arguments.get(i + 1);
            }
            if (!argument.startsWith("-")) {
                return argument.equals("eval") ? arguments.get(i + 1) : "";
            }
        }
        return "";
    }

    private static String letters(String program) {
        return switch (program) {
            case "php" -> "r";
            case "node", "nodejs", "bun", "deno", "tsx", "ts-node" -> "ep";
            case "ruby", "perl" -> "eE";
            default -> "c";
        };
    }

    /** Whether an option, or the last of a cluster of short ones, takes the program. */
    private static boolean takesCode(String argument, String letters) {
        int length = argument.length();
        if (argument.equals("--eval") || argument.equals("--print")) {
            return true;
        }
        boolean cluster = length > 1 && length <= 6 && argument.charAt(0) == '-' && argument.charAt(1) != '-';
        return cluster && letters.indexOf(argument.charAt(length - 1)) >= 0;
    }
}
