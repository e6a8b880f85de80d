package io.steersman.reading.result;

import io.steersman.reading.shell.Command;
import io.steersman.reading.text.Lexicon;
import io.steersman.trajectory.Pieces;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Tells commands whose answer is a time or a rate: run again, they tell something new though all but the figures is the same. */
final class Measurement {

    private static final Set<String> PROGRAMS = Lexicon.of("measuring").words("@programs");
    private static final Set<String> PARTS = Lexicon.of("measuring").words("@parts of names");
    private static final Set<String> LOOKS = Lexicon.of("measuring").words("@looks");
    /** It chooses settings, it profiles nothing. */
    private static final String PROFILE = "--profile";

    private static final int LONGEST = 60;

    private Measurement() {}

    /** Whether any of the commands measures: by its name, or by what it runs; one that only looks runs nothing. */
    static boolean is(List<Command> commands) {
        for (Command command : commands) {
            boolean runs = !LOOKS.contains(command.program());
            if (PROGRAMS.contains(command.program()) || names(command.program())) {
                return true;
            }
            for (String argument : runs ? command.arguments() : List.<String>of()) {
                if (argument.length() <= LONGEST && !argument.startsWith(PROFILE) && names(argument)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean names(String name) {
        for (String word : Pieces.between(name.toLowerCase(Locale.ROOT), c -> !Character.isLetter(c))) {
            for (String part : PARTS) {
                if (word.startsWith(part)) {
                    return true;
                }
            }
        }
        return false;
    }
}
