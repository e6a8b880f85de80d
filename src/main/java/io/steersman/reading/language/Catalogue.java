package io.steersman.reading.language;

import io.steersman.reading.text.Lexicon;
import io.steersman.trajectory.Pieces;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Tells the parts of an instruction that describe what there is: skills, tools, commands, plugins, other agents. What a
 * catalogue says of them is no limit of the run, however it is worded.
 */
final class Catalogue {

    private static final Lexicon WORDS = Lexicon.of("catalogue");
    private static final Set<String> THINGS = WORDS.words("@things");
    private static final Set<String> BESIDE = WORDS.words("@beside");
    private static final Set<String> ONE = WORDS.words("@one");
    private static final Set<String> DIRECTS = WORDS.words("@directs");
    private static final Set<String> SELLS = WORDS.words("@sells");
    private static final int LONGEST_TITLE = 60;
    private static final int LONGEST_NAME = 48;

    private Catalogue() {}

    /** Whether a heading or a label opens a list of such things: "Available skills", "Tools", "Here are your subagents". */
    static boolean opens(String title) {
        List<String> words = words(title);
        boolean shouted = title.strip().equals("AGENTS");
        return !words.isEmpty()
                && !shouted
                && words.stream().anyMatch(THINGS::contains)
                && words.stream().allMatch(word -> THINGS.contains(word) || BESIDE.contains(word));
    }

    /** Whether a heading opens the description of one of them: "Reviewer agent", "Skill: ship-it". */
    static boolean describes(String title) {
        List<String> words = words(title);
        return words.size() > 1
                && words.size() <= 5
                && words.stream().anyMatch(ONE::contains)
                && words.stream().noneMatch(DIRECTS::contains);
    }

    /** Whether an element holds such a list, by its name: {@code available_skills}. */
    static boolean element(String name) {
        return opens(name.replace('_', ' ').replace('-', ' '));
    }

    /** Whether a field of a definition says what the thing is: {@code description: ...}. */
    static boolean field(String line) {
        String bare = line.startsWith("- ") ? line.substring(2) : line;
        return bare.startsWith("description:")
                || bare.startsWith("when_to_use:")
                || bare.startsWith("whenToUse:")
                || bare.startsWith("\"description\"")
                || bare.startsWith("{\"") && bare.contains("\"description\"");
    }

    /**
     * Whether an item of a list is an entry: a name and what it does.
     *
     * @param listed whether the list is headed as one of such things
     */
    static boolean entry(String item, boolean listed) {
        int end = nameEnd(item);
        if (end < 0 || end > LONGEST_NAME) {
            return false;
        }
        String name = plain(item.substring(0, end));
        if (name.isEmpty() || name.chars().filter(c -> c == ' ').count() > 3 || Leads.forbids(name)) {
            return false;
        }
        boolean identifier = name.indexOf(' ') < 0
                && name.indexOf('/') < 0
                && name.indexOf('.') < 0
                && (name.indexOf('-') > 0 || name.indexOf('_') > 0 || name.indexOf(':') > 0);
        String said = item.substring(end).toLowerCase(Locale.ROOT);
        return listed || identifier && SELLS.stream().anyMatch(said::contains);
    }

    private static int nameEnd(String item) {
        int colon = item.indexOf(": ");
        int bold = item.indexOf(":**");
        int dash = first(item.indexOf(" - "), item.indexOf(" \u2014 "), item.indexOf(" \u2013 "));
        return first(colon, bold, dash);
    }

    private static int first(int... places) {
        int first = -1;
        for (int place : places) {
            first = place >= 0 && (first < 0 || place < first) ? place : first;
        }
        return first;
    }

    private static String plain(String name) {
        StringBuilder plain = new StringBuilder();
        name.chars().filter(c -> "*`\"'".indexOf(c) < 0).forEach(c -> plain.append((char) c));
        return plain.toString().strip();
    }

    private static List<String> words(String title) {
        if (title.length() > LONGEST_TITLE) {
            return List.of();
        }
        StringBuilder plain = new StringBuilder();
        title.toLowerCase(Locale.ROOT)
                .chars()
                .map(c -> Character.isLetterOrDigit(c) || c == '-' || c == '\'' || c == '.' ? c : ' ')
                .forEach(c -> plain.append((char) c));
        return Pieces.words(plain.toString()).stream()
                .filter(word -> word.chars().anyMatch(Character::isLetter))
                .toList();
    }
}
