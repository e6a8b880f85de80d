package io.steersman.reading.shell;

import io.steersman.reading.path.Paths;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Where a script stands, and what it has put into its variables, as far as that is literal text. */
final class ShellScope {

    private static final int LONGEST_VALUE = 1024;
    private static final int MOST_VALUES = 64;

    private final Map<String, List<String>> variables = new HashMap<>(4);
    private final Deque<String> folders = new ArrayDeque<>(2);
    private String directory = "";
    private String previous = "";
    private int budget = Shell.LONGEST;

    String directory() {
        return directory;
    }

    /** Goes back to a directory that was left behind with a subshell. */
    void restore(String earlier) {
        directory = earlier;
    }

    /** The values of a variable: several for that of a loop, none when they are not known or there were too many. */
    List<String> values(String name) {
        List<String> values = variables.getOrDefault(name, List.of());
        for (String value : values) {
            budget -= value.length() + 1;
        }
        return budget < 0 ? List.of() : values;
    }

    void assign(String name, String value) {
        if (isKnown(value)) {
            variables.put(name, List.of(value));
        } else {
            variables.remove(name);
        }
    }

    void assignAll(String name, List<String> values) {
        boolean known = !values.isEmpty() && values.size() <= MOST_VALUES;
        if (known && values.stream().allMatch(ShellScope::isKnown)) {
            variables.put(name, List.copyOf(values));
        } else {
            variables.remove(name);
        }
    }

    /** A value that still holds an expansion says nothing, but for a fresh temporary path. */
    private static boolean isKnown(String value) {
        if (value.length() > LONGEST_VALUE) {
            return false;
        }
        return value.startsWith("$(mktemp") || (value.indexOf('$') < 0 && value.indexOf('`') < 0);
    }

    /** Follows {@code cd}, {@code pushd} and {@code popd}; any other command leaves things as they are. */
    void follow(String program, List<String> arguments) {
        switch (program) {
            case "cd" -> enter(target(arguments));
            case "pushd" -> {
                folders.push(directory);
                enter(target(arguments));
            }
            case "popd" -> {
                String left = directory;
                directory = folders.isEmpty() ? previous : folders.pop();
                previous = left;
            }
            default -> {}
        }
    }

    private static String target(List<String> arguments) {
        for (String argument : arguments) {
            if (argument.equals("-") || !argument.startsWith("-")) {
                return argument;
            }
        }
        return "~";
    }

    private void enter(String target) {
        String next = target.equals("-") ? previous : Paths.join(directory, target);
        previous = directory;
        directory = next.equals(".") ? "" : next;
    }
}
