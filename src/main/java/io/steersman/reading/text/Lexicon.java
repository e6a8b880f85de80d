package io.steersman.reading.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The turns of speech of one language, from {@code reading/words/<language>.txt}, read once.
 *
 * @param turns what is meant (in English, or beginning with {@code @}), and the turns of speech that mean it
 */
public record Lexicon(Map<String, List<String>> turns) {

    /** English, in which instructions are read. */
    public static final Lexicon ENGLISH = of("en");

    private static final String DIVIDER = " \\| ";

    /** Reads the file of a language; says which one when it is not there. */
    public static Lexicon of(String language) {
        String name = "/reading/words/" + language + ".txt";
        try (InputStream in = Lexicon.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("The words " + name + " are not among the resources.");
            }
            Map<String, List<String>> turns = new LinkedHashMap<>();
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("# "))
                    .forEach(line -> turns.put(meaning(line), turns(line)));
            return new Lexicon(turns);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String meaning(String line) {
        return line.substring(0, line.indexOf('\t'));
    }

    private static List<String> turns(String line) {
        return List.of(line.substring(line.indexOf('\t') + 1).split(DIVIDER, -1));
    }

    /** Another's turns of speech with these: what they mean here goes before what they mean there. */
    public Lexicon before(Lexicon other) {
        Set<String> meant = new HashSet<>();
        turns.forEach((meaning, mine) -> meant.addAll(meaning.startsWith("@") ? List.of() : mine));
        Map<String, List<String>> both = new LinkedHashMap<>();
        other.turns.forEach((meaning, theirs) -> both.put(
                meaning,
                Stream.concat(
                                turns.getOrDefault(meaning, List.of()).stream(),
                                theirs.stream().filter(turn -> meaning.startsWith("@") || !meant.contains(turn)))
                        .toList()));
        turns.forEach(both::putIfAbsent);
        return new Lexicon(both);
    }

    /** The turns of speech that mean this; the empty list when the language has none. */
    public List<String> meaning(Meaning meaning) {
        return turns.getOrDefault("@" + meaning.name().toLowerCase(Locale.ROOT).replace('_', ' '), List.of());
    }

    /** The turns of speech under a heading of the file, in their order; the empty set when it has none. */
    public Set<String> words(String heading) {
        return Collections.unmodifiableSet(new LinkedHashSet<>(turns.getOrDefault(heading, List.of())));
    }

    /**
     * Words by what they stand for.
     *
     * @param heading begins the headings of the file, each of which ends with one of the kinds
     */
    public <E extends Enum<E>> Map<String, E> kinds(String heading, Class<E> kinds) {
        Map<String, E> all = new HashMap<>();
        for (E kind : kinds.getEnumConstants()) {
            words(heading + " " + kind.name().toLowerCase(Locale.ROOT)).forEach(word -> all.put(word, kind));
        }
        return Map.copyOf(all);
    }

    /** What a whole turn of speech can be. */
    public enum Meaning {
        /** A yes by itself. */
        YES,
        /** A yes where nothing follows it; with more words it begins something else. */
        YES_ALONE,
        /** Leave to begin with the work. */
        GO,
        /** What may follow leave to begin, and takes nothing back. */
        WORK,
        /** What may stand beside a yes, and is none by itself. */
        COURTESY,
        /** Asks for no more than what was asked for before. */
        AGAIN,
        /** Ties a limit to the moment. */
        NOW,
        /** Makes leave hold from now on. */
        FOR_GOOD,
        /** Makes leave something to be asked for each time. */
        EACH_TIME,
        /** Makes leave end with the first deed. */
        ONE_TIME,
        /** Says that a limit is over. */
        LIFTED,
        /** Tells the agent to do nothing any more. */
        STOP,
        /** Owns up to something that fails; wherever it stands in a text. */
        FAILS,
        /** A no by itself. */
        NO,
        /** Puts off what was proposed, or does without it. */
        DECLINES,
        /** Begins what a yes is made to depend on. */
        ON_CONDITION,
        /** Begins what a yes is said to, and keeps to. */
        YES_TO,
        /** Sets something against what was said before. */
        BUT,
        /** Leaves out of a yes what follows. */
        LEAVES_OUT,
        /** Offers to do something. */
        OFFER,
        /** Points back to what was said before. */
        POINTS_BACK,
        /** Complains that the agent repeats itself. */
        COMPLAINT,
        /** Says that what the agent has done is wrong, or is missing something. */
        CORRECTION,
        /** Says so where a message begins with it. */
        CORRECTION_BEGINS
    }
}
