package io.steersman.reading.shell;

import io.steersman.reading.text.Lexicon;
import java.util.List;
import java.util.Set;

/** What a command does, in the words by which it is known again: its program, its verb, or what it is about. */
public final class Deed {

    /** Programs that do whatever their arguments say. */
    private static final Set<String> OPEN = Lexicon.of("deeds").words("@does what it is told");

    private static final int MOST = 3;

    private Deed() {}

    /** The words: {@code git commit}, {@code docker system prune}, {@code curl POST https://...}; empty for too little. */
    public static String of(Command command) {
        StringBuilder deed = new StringBuilder(command.program());
        boolean open = OPEN.contains(command.program());
        int words = 0;
        for (String operand : operands(command)) {
            if (words == MOST || !open && !isPlain(operand)) {
                break;
            }
            deed.append(' ').append(operand);
            words++;
        }
        return open && words == 0 ? "" : deed.toString();
    }

    private static List<String> operands(Command command) {
        List<String> operands = command.arguments().stream()
                .filter(word -> !word.startsWith("-"))
                .toList();
        return command.program().equals("git") ? operands.subList(0, Math.min(1, operands.size())) : operands;
    }

    private static boolean isPlain(String word) {
        return !word.isEmpty()
                && word.chars().allMatch(c -> c < 128 && (Character.isLetter(c) || "-_:".indexOf(c) >= 0));
    }
}
