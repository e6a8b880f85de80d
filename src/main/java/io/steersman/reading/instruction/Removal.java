package io.steersman.reading.instruction;

import io.steersman.reading.destruction.Destruction;
import io.steersman.reading.destruction.Destruction.Kind;
import io.steersman.reading.text.Lexicon;
import io.steersman.trajectory.Pieces;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Something that a user asks to be destroyed: leave for just that.
 *
 * @param named the words that say what, in lower case, at most 24
 * @param everything whether it is all there is, whatever it is called
 * @param deeds what is spelled out as commands: {@code git clean}
 */
public record Removal(Set<String> named, boolean everything, Set<String> deeds) {

    private static final Lexicon WORDS = Lexicon.of("removals");
    private static final Map<Kind, Set<String>> NOUNS = nouns();

    public Removal {
        named = Set.copyOf(named);
        deeds = Set.copyOf(deeds);
    }

    private static Map<Kind, Set<String>> nouns() {
        Map<Kind, Set<String>> nouns = new EnumMap<>(Kind.class);
        for (Kind kind : Kind.values()) {
            nouns.put(kind, WORDS.words("@kind " + kind.name().toLowerCase(Locale.ROOT)));
        }
        return nouns;
    }

    /** Whether a word is what people call a kind of thing. */
    static boolean isNoun(Kind kind, String word) {
        return NOUNS.getOrDefault(kind, Set.of()).contains(word);
    }

    /** One of the words by which people call a kind of thing. */
    static String anyNoun(Kind kind) {
        return NOUNS.getOrDefault(kind, Set.of()).iterator().next();
    }

    /** Whether this asks for a deed: by its command, by what it is about, or by the kind of thing. */
    public boolean asksFor(Destruction deed) {
        boolean files = deed.kind() == Kind.FILES;
        if (everything || !files && deeds.contains(deed.deed())) {
            return true;
        }
        boolean names = deed.kind().paths() && !deed.targets().isEmpty()
                ? deed.targets().stream().allMatch(this::names)
                : deed.targets().stream().anyMatch(this::names);
        Set<String> special = WORDS.words("@" + deed.thing());
        return names
                || named.stream()
                        .anyMatch(word -> special.isEmpty() ? isNoun(deed.kind(), word) : special.contains(word));
    }

    /** Whether a word names a target: as it is, by its last part, or a folder above it. */
    private boolean names(String target) {
        String lower = target.toLowerCase(Locale.ROOT);
        String framed = "/" + lower + "/";
        for (String word : named) {
            if (word.length() > 1 && framed.contains("/" + word + "/")) {
                return true;
            }
        }
        Set<String> parts = new HashSet<>(Pieces.between(lower, "/:@="));
        parts.retainAll(named);
        return !parts.isEmpty();
    }
}
