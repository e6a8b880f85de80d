package io.steersman.reading.language;

import io.steersman.reading.text.Lexicon;
import java.util.Set;

/** Programs that people name in instructions without back-ticks. */
final class Programs {

    private static final Lexicon LISTS = Lexicon.of("programs");

    private static final Set<String> KNOWN = LISTS.words("known");

    private static final Set<String> WITH_SUBCOMMAND = LISTS.words("with subcommand");

    private static final Set<String> SUBCOMMANDS = LISTS.words("subcommands");

    private Programs() {}

    static boolean known(String word) {
        return KNOWN.contains(word);
    }

    /** Whether the word, written without back-ticks after the program, is likely its subcommand. */
    static boolean subcommand(String program, String word) {
        return WITH_SUBCOMMAND.contains(program) && SUBCOMMANDS.contains(word);
    }

    /** Whether a name is that of a branch that most repositories have. */
    static boolean isBranch(String name) {
        return Word.oneOf(name.toLowerCase(java.util.Locale.ROOT), "main", "master", "develop", "production");
    }
}
