package io.steersman.reading.check;

import io.steersman.reading.change.Write;
import io.steersman.reading.path.Paths;
import io.steersman.reading.shell.Command;
import io.steersman.reading.text.Lexicon;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Lists of findings that a check passes over from then on, and the commands that write what is found now into them. */
public final class Baseline {

    private static final Lexicon WORDS = Lexicon.of("silencing");
    private static final List<String> FILES = List.copyOf(WORDS.words("@lists of what is accepted"));
    /** Programs, and the words with which they accept what they find. */
    private static final Map<String, Set<String>> ACCEPTING = WORDS.words("@accepts what it finds").stream()
            .collect(Collectors.groupingBy(
                    line -> line.substring(0, line.indexOf(' ')),
                    Collectors.mapping(line -> line.substring(line.indexOf(' ') + 1), Collectors.toSet())));

    private Baseline() {}

    /** Whether a command writes what a check finds into its list, so that it finds it no more. */
    public static boolean accepts(List<Command> commands) {
        return commands.stream().anyMatch(Baseline::accepts);
    }

    private static boolean accepts(Command command) {
        List<String> words = command.arguments();
        boolean runner = ACCEPTING.containsKey("*") && says(words, ACCEPTING.getOrDefault("*", Set.of()));
        if (says(words, ACCEPTING.getOrDefault(command.program(), Set.of()))) {
            return true;
        }
        return runner
                || words.stream().anyMatch(word -> says(words, ACCEPTING.getOrDefault(Paths.name(word), Set.of())));
    }

    private static boolean says(List<String> words, Set<String> accepting) {
        return words.stream()
                .map(word -> word.indexOf('=') > 0 ? word.substring(0, word.indexOf('=')) : word)
                .anyMatch(accepting::contains);
    }

    /**
     * Whether a write is of such a list, or only takes one into the settings of a check.
     *
     * @param settings whether the file sets up a check
     */
    public static boolean isOne(Write write, boolean settings) {
        String name = Paths.name(write.path()).toLowerCase(Locale.ROOT);
        boolean takesIn = settings && write.added().toLowerCase(Locale.ROOT).contains("baseline");
        return takesIn || FILES.stream().anyMatch(name::contains);
    }
}
