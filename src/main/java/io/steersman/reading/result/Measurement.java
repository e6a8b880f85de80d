package io.steersman.reading.result;

import io.steersman.reading.shell.Command;
import io.steersman.reading.text.Lexicon;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Tells commands whose answer is a time or a rate: run again, they tell something new though all but the figures is the same. */
final class Measurement {

    private static final Set<String> PROGRAMS = Lexicon.of("measuring").words("@programs");
    private static final Set<String> PARTS = Lexicon.of("measuring").words("@parts of names");
    private static final int LONGEST = 60;

    private Measurement() {}

    /** Whether any of the commands measures. */
    static boolean is(List<Command> commands) {
        for (Command command : commands) {
            if (PROGRAMS.contains(command.program()) || names(command.program())) {
                return true;
            }
            for (String argument : command.arguments()) {
                if (argument.length() <= LONGEST && names(argument)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean names(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        for (String part : PARTS) {
            if (lower.contains(part)) {
                return true;
            }
        }
        return false;
    }
}
