package io.steersman.reading.instruction;

import io.steersman.reading.change.ShellWrites;
import io.steersman.reading.language.Languages;
import io.steersman.reading.language.Prompt;
import io.steersman.reading.shell.Command;
import io.steersman.reading.shell.Shell;
import io.steersman.trajectory.Instruction;
import io.steersman.trajectory.Instruction.Source;
import java.util.List;

/** Commands that an instruction spells out in a code fence, in a form in which a call can be held against them. */
public final class Prescription {

    private static final String FENCE = "```";
    private static final int LONGEST = 20_000;

    private Prescription() {}

    /** The commands of the fences of an instruction that write something; the empty list for the words of a harness. */
    static List<String> in(Instruction instruction, Languages languages) {
        String text = instruction.text();
        boolean told = instruction.source() != Source.HARNESS && instruction.source() != Source.STEERSMAN;
        if (!told || text.length() > LONGEST || !text.contains(FENCE)) {
            return List.of();
        }
        return Shell.commands(String.join("\n", Prompt.of(text, languages).fenced())).stream()
                .filter(Prescription::writes)
                .map(Prescription::of)
                .toList();
    }

    /** What makes two commands the same, whatever surrounds them: the program, its arguments, what it reads and writes. */
    public static String of(Command command) {
        return command.program() + " " + String.join(" ", command.arguments()) + command.redirections()
                + command.input();
    }

    /** Whether a command by itself writes a file. */
    public static boolean writes(Command command) {
        return !ShellWrites.of(List.of(command)).isEmpty();
    }
}
