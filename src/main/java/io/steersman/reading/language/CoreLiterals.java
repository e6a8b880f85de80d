package io.steersman.reading.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Reads what is spelled out behind a prohibition: commands and options between back-ticks that are not to be used, in whatever
 * words they are wrapped: "never use raw `x`, `x y`, or `z` for verification".
 */
final class CoreLiterals {

    private static final Set<String> USES = Cores.LISTS.words("literal verbs");
    private static final Set<String> RUNS = Set.of("run", "running", "execute", "executing", "invoke", "invoking");
    private static final Set<String> WRAPPING = Cores.LISTS.words("literal wrapping");
    private static final WordTurns TAILS = WordTurns.of(Cores.LISTS, "literal tail");
    private static final int LONGEST = 40;
    private static final int FEW = 4;

    private final List<Word> words;
    private final CoreRest rest;
    private final List<List<List<Word>>> found;

    CoreLiterals(List<Word> words, List<List<List<Word>>> found) {
        this.words = words;
        this.rest = new CoreRest(words);
        this.found = found;
    }

    private String low(int i) {
        return Cores.low(words, i);
    }

    /** "or any development server commands": what else is named is no command, and narrows none. */
    private boolean kind(int i, List<Word> spelled) {
        int end = i;
        while (end < i + FEW && end < words.size() && words.get(end).kind() == Word.Kind.WORD) {
            if (Word.oneOf(low(end), "command", "commands", "scripts")) {
                return !spelled.isEmpty()
                        && words.subList(Math.max(0, i - FEW), i).stream()
                                .anyMatch(word -> Word.oneOf(word.lower(), "any", "other"));
            }
            end++;
        }
        return false;
    }

    /** "run Cargo locally": a program by its name at the beginning of a sentence, as it were. */
    private static boolean isProgram(Word word) {
        return word.kind() == Word.Kind.WORD
                && Character.isUpperCase(word.text().charAt(0))
                && Programs.known(word.lower());
    }

    /** Whether what is spelled out is a command of a program that is not known here: its name, and what it is to do. */
    private static boolean isCommand(String text) {
        int space = text.indexOf(' ');
        boolean name = space > 1
                && space + 1 < text.length()
                && text.chars()
                        .limit(space)
                        .allMatch(c -> Character.isLowerCase(c) || Character.isDigit(c) || c == '-');
        char next = name ? text.charAt(space + 1) : ' ';
        return name && (Character.isLowerCase(next) || next == '-' || next == '.');
    }

    /** Adds that none of what is spelled out from the index on is to be run. */
    void read(int after, boolean asks) {
        int i = after;
        while (USES.contains(low(i))) {
            i++;
        }
        List<Word> spelled = new ArrayList<>();
        if (i > after && i < words.size() && RUNS.contains(low(i - 1)) && isProgram(words.get(i))) {
            spelled.addAll(Word.of("`" + words.get(i).lower() + "`"));
            i++;
        }
        int depth = 0;
        for (; i < words.size() && i < after + LONGEST; i++) {
            Word word = words.get(i);
            depth += word.is("(") ? 1 : word.is(")") ? -1 : 0;
            if (word.code()) {
                spelled.add(word);
            } else if (!spelled.isEmpty() && Word.oneOf(low(i + 1), "command", "commands", "flags")
                    || kind(i, spelled)) {
                continue;
            } else if (!WRAPPING.contains(low(i)) && !Word.oneOf(low(i), ",", "/", "(", ")") || depth < 0) {
                break;
            }
        }
        int end = TAILS.skip(words, i);
        List<List<Word>> ways = rest.from(end);
        if (spelled.isEmpty() || depth != 0 || !rest.ends(end) || ways.isEmpty()) {
            return;
        }
        List<Word> most = ways.get(0);
        boolean leave = asks
                || most.size() > 1
                        && most.get(most.size() - 1).is("asking")
                        && most.get(most.size() - 2).is("without");
        for (Word word : spelled) {
            if (Things.command(List.of(word), 0, false) != null || isCommand(word.text())) {
                List<Word> ban = CoreDeeds.joined("do not run", List.of(word));
                found.add(List.of(leave ? CoreRest.asking(ban) : ban));
            }
        }
    }
}
