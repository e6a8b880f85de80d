package io.steersman.reading.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A form of commands as tables write it: {@code git worktree add}, {@code docker volume rm|prune -f|--force}.
 *
 * <p>Words stand in their order before all other operands: {@code a|b} is a choice, {@code a*} a beginning, {@code *} any
 * word, {@code ...} any number of words, {@code $} the end. Options must be given somewhere, in whatever cluster; {@code
 * -x=v} with that value; {@code !-x} must not be given.
 *
 * @param programs the names of the program
 * @param words the choices of each word
 * @param options the spellings of each option
 * @param without the spellings of each option that must not be given
 */
record CommandForm(
        List<String> programs, List<List<String>> words, List<List<String>> options, List<List<String>> without) {

    private static final String GAP = "...";
    private static final String END = "$";

    /** Reads a form. */
    static CommandForm of(String text) {
        List<List<String>> words = new ArrayList<>();
        List<List<String>> options = new ArrayList<>();
        List<List<String>> without = new ArrayList<>(0);
        String[] parts = text.split(" ", -1);
        for (int i = 1; i < parts.length; i++) {
            if (parts[i].startsWith("!-")) {
                without.add(choices(parts[i].substring(1)));
            } else {
                (parts[i].startsWith("-") ? options : words).add(choices(parts[i]));
            }
        }
        return new CommandForm(choices(parts[0]), List.copyOf(words), List.copyOf(options), List.copyOf(without));
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
        // Words first: they are what most commands of the program differ in.
        int after = after(operands, 0, 0);
        if (after < 0 || !takes(arguments)) {
            return Optional.empty();
        }
        return Optional.of(operands.subList(after, operands.size()));
    }

    private boolean takes(List<String> arguments) {
        for (List<String> option : options) {
            if (!isGiven(option, arguments)) {
                return false;
            }
        }
        for (List<String> option : without) {
            if (isGiven(option, arguments)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isGiven(List<String> option, List<String> arguments) {
        int equals = option.get(0).indexOf('=');
        if (equals < 0) {
            return Operands.has(arguments, option.toArray(String[]::new));
        }
        String name = option.get(0).substring(0, equals);
        String value = option.get(0).substring(equals + 1);
        return Operands.value(arguments, name).equalsIgnoreCase(value) || arguments.contains(name + value);
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
        if (words.get(word).get(0).equals(END)) {
            return at == operands.size() ? at : -1;
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
