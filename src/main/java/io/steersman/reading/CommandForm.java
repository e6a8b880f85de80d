package io.steersman.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A form of commands as tables write it: {@code git worktree add}, {@code docker volume rm|prune -f|--force}.
 *
 * <p>Words stand in their order before all other operands: {@code a|b} is a choice, {@code a*} a beginning, {@code *} any
 * word, {@code ...} any number of words. Options must be given somewhere, in whatever cluster.
 *
 * @param programs the names of the program
 * @param words the choices of each word
 * @param options the spellings of each option
 */
record CommandForm(List<String> programs, List<List<String>> words, List<List<String>> options) {

    private static final String GAP = "...";

    /** Reads a form. */
    static CommandForm of(String text) {
        List<List<String>> words = new ArrayList<>();
        List<List<String>> options = new ArrayList<>();
        String[] parts = text.split(" ", -1);
        for (int i = 1; i < parts.length; i++) {
            (parts[i].startsWith("-") ? options : words).add(choices(parts[i]));
        }
        return new CommandForm(choices(parts[0]), List.copyOf(words), List.copyOf(options));
    }

    static List<String> choices(String part) {
        return part.equals(GAP) ? List.of(GAP) : List.of(part.split("\\|", -1));
    }

    /**
     * Holds a command against the form.
     *
     * @param operands its arguments that are no options
     * @return the operands that follow the words of the form; nothing when it is of another form
     */
    Optional<List<String>> rest(List<String> arguments, List<String> operands) {
        for (List<String> option : options) {
            if (!Operands.has(arguments, option.toArray(String[]::new))) {
                return Optional.empty();
            }
        }
        int after = after(operands, 0, 0);
        return after < 0 ? Optional.empty() : Optional.of(operands.subList(after, operands.size()));
    }

    private int after(List<String> operands, int word, int at) {
        if (word == words.size()) {
            return at;
        }
        if (words.get(word).get(0).equals(GAP)) {
            for (int skipped = at; skipped < operands.size(); skipped++) {
                int end = after(operands, word + 1, skipped);
                if (end >= 0) {
                    return end;
                }
            }
            return -1;
        }
        boolean fits = at < operands.size() && fits(words.get(word), operands.get(at));
        return fits ? after(operands, word + 1, at + 1) : -1;
    }

    private static boolean fits(List<String> choices, String operand) {
        for (String choice : choices) {
            boolean beginning = choice.endsWith("*") && operand.startsWith(choice.substring(0, choice.length() - 1));
            if (beginning || choice.equals(operand)) {
                return true;
            }
        }
        return false;
    }
}
