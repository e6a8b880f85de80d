package io.steersman.reading.instruction;

import io.steersman.reading.destruction.Destruction;
import io.steersman.reading.destruction.Destruction.Kind;
import io.steersman.reading.path.Paths;
import io.steersman.reading.text.Lexicon;
import io.steersman.trajectory.Pieces;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Something that a user asks to be destroyed: leave for just that.
 *
 * @param named the words that say what, in lower case, at most 24
 * @param within the places that something is taken out of: leave for what lies in them, not for them
 * @param kinds the kinds of things that the words may stand for: who moves "the files" gives leave for none but those named
 * @param everything whether it is all there is, whatever it is called
 * @param deeds what is spelled out as commands: {@code git clean}
 */
public record Removal(Set<String> named, Set<String> within, Set<Kind> kinds, boolean everything, Set<String> deeds) {

    private static final Lexicon WORDS = Lexicon.of("removals");
    private static final Map<Kind, Set<String>> NOUNS = nouns();

    private static final Set<String> WHOLLY = WORDS.words("@wholly");
    private static final int SHORTEST = 5;

    static final Set<Kind> ALL = Set.copyOf(EnumSet.allOf(Kind.class));

    public Removal {
        named = Set.copyOf(named);
        within = Set.copyOf(within);
        kinds = Set.copyOf(kinds);
        deeds = Set.copyOf(deeds);
    }

    /** Leave for whatever there is. */
    static Removal ofEverything() {
        return new Removal(Set.of(), Set.of(), ALL, true, Set.of());
    }

    /** Leave for things of one kind. */
    static Removal of(Kind kind, String word) {
        return new Removal(Set.of(word), Set.of(), Set.of(kind), false, Set.of());
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
        return names || isOfKind(deed);
    }

    /** Whether the words stand for the kind of thing; who names files means no others. */
    private boolean isOfKind(Destruction deed) {
        Set<String> special = WORDS.words("@" + deed.thing());
        Kind kind = deed.kind();
        return kinds.contains(kind)
                && !(kind.paths() && !deed.targets().isEmpty() && named.stream().anyMatch(word -> isPath(word, kind)))
                && named.stream().anyMatch(word -> special.isEmpty() ? isNoun(kind, word) : special.contains(word));
    }

    /** Whether a word names one file or folder; ".tmp files" are a kind of them. */
    private boolean isPath(String word, Kind kind) {
        boolean pattern = word.startsWith("*") || word.startsWith(".") && named.contains("files");
        int dot = word.lastIndexOf('.') + 1;
        boolean ending = dot > 1 && dot < word.length() && Character.isLetter(word.charAt(dot));
        return !pattern && (ending || word.indexOf('/') >= 0) && !isNoun(kind, word);
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
        if (within.stream()
                .anyMatch(place -> framed.contains("/" + place + "/") && !framed.endsWith("/" + place + "/"))) {
            return true;
        }
        Set<String> parts = new HashSet<>(Pieces.between(lower, "/:@="));
        parts.retainAll(named);
        return !parts.isEmpty() || named.stream().anyMatch(WHOLLY::contains) && isCalledAfter(Paths.name(lower));
    }

    /** Who wants a thing gone completely means what is called after it, too: its tests, its jobs. */
    private boolean isCalledAfter(String target) {
        return named.stream()
                .map(Paths::name)
                .filter(name -> name.length() >= SHORTEST)
                .anyMatch(name -> target.equals(name)
                        || target.startsWith(name) && !Character.isLetterOrDigit(target.charAt(name.length()))
                        || target.startsWith("test_" + name));
    }
}
