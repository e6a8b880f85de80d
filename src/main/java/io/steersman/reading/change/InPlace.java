package io.steersman.reading.change;

import io.steersman.reading.change.Write.Change;
import io.steersman.reading.shell.Command;
import java.util.ArrayList;
import java.util.List;

/** Stream editors that are told to write back to their files: {@code sed -i}, {@code perl -pi}, {@code awk -i inplace}. */
final class InPlace {

    private final List<String> scripts = new ArrayList<>(1);
    private final List<String> operands = new ArrayList<>(2);
    private boolean writesBack;
    private boolean scriptGiven;

    private InPlace() {}

    static void writes(Command command, Command before, WriteList writes) {
        InPlace read = new InPlace();
        switch (command.program()) {
            case "awk", "gawk" -> read.awk(command.arguments());
            case "perl" -> {
                read.read(command.arguments(), "eE", "IMmx");
                if (!read.writesBack) {
                    CodeWrites.writes(command, command.input(), writes);
                }
            }
            default -> read.read(command.arguments(), "e", "fl");
        }
        if (read.writesBack) {
            read.write(command, before, writes);
        }
    }

    /**
     * Reads options.
     *
     * @param script letters of the options whose value is a script
     * @param valued letters of the other options that may have their value in the next argument
     */
    private void read(List<String> arguments, String script, String valued) {
        boolean perl = valued.startsWith("I");
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            if (argument.startsWith("--")) {
                longOption(argument);
            } else if (argument.length() > 1 && argument.charAt(0) == '-') {
                String next = i + 1 < arguments.size() ? arguments.get(i + 1) : "";
                i += cluster(argument, next, script, valued, perl);
            } else {
                operands.add(argument);
            }
        }
        if (!scriptGiven && !operands.isEmpty() && !perl) {
            scripts.add(operands.remove(0));
        }
    }

    private void longOption(String argument) {
        writesBack |= argument.startsWith("--in-place");
        if (argument.startsWith("--expression=")) {
            scripts.add(argument.substring(13));
            scriptGiven = true;
        }
        scriptGiven |= argument.startsWith("--file=");
    }

    /** Reads a cluster of short options; answers how many further arguments belong to it. */
    private int cluster(String argument, String next, String script, String valued, boolean perl) {
        for (int at = 1; at < argument.length(); at++) {
            char c = argument.charAt(at);
            String rest = argument.substring(at + 1);
            if (c == 'i') {
                writesBack = true;
                return rest.isEmpty() && isSuffix(next) ? 1 : 0;
            }
            if (script.indexOf(c) >= 0) {
                scriptGiven = true;
                scripts.add(rest.isEmpty() ? next : rest);
                return rest.isEmpty() ? 1 : 0;
            }
            if (valued.indexOf(c) >= 0) {
                scriptGiven |= c == 'f';
                return rest.isEmpty() && !perl ? 1 : 0;
            }
        }
        return 0;
    }

    /** BSD's sed takes the ending of its copy as a word of its own: {@code -i ''}, {@code -i .bak}. */
    private static boolean isSuffix(String next) {
        return next.isEmpty()
                || next.startsWith(".") && next.length() <= 6 && next.indexOf('/') < 0 && next.length() > 1;
    }

    private void awk(List<String> arguments) {
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            switch (argument) {
                case "-i", "--include" -> {
                    writesBack |=
                            i + 1 < arguments.size() && arguments.get(i + 1).equals("inplace");
                    i++;
                }
                case "-v", "-F", "-f" -> {
                    scriptGiven |= argument.equals("-f");
                    i++;
                }
                default -> {
                    if (!argument.startsWith("-")) {
                        operands.add(argument);
                    }
                }
            }
        }
        if (!scriptGiven && !operands.isEmpty()) {
            operands.remove(0);
        }
    }

    private void write(Command command, Command before, WriteList writes) {
        List<String> removed = new ArrayList<>(1);
        List<String> added = new ArrayList<>(1);
        scripts.forEach(script -> Substitution.read(script, removed, added));
        for (String file : operands.isEmpty() ? Sources.files(before) : operands) {
            writes.add(command.directory(), file, Change.EDIT, String.join("\n", removed), String.join("\n", added));
        }
    }
}
