package io.steersman.reading.language;

import io.steersman.reading.text.Lexicon;
import io.steersman.reading.text.Lexicon.Meaning;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What turns of speech can mean, by the names that people write, and by the headings of the lists that hold them. */
public final class Headings {

    /** The heading of the words that tell one language from all others. */
    public static final String TELLS = "@tells";

    /** The heading of what stands above a list of what is forbidden. */
    public static final String FORBIDS_BELOW = "@forbids below";

    /** The heading of numbers in words, each with the number: {@code two=2}. */
    public static final String COUNT = "@repeat count";

    /** Names that are no truth values in YAML, and more telling than a mark. */
    private static final Map<String, String> NAMES =
            Map.of("-", "filler", "@yes", "says yes", "@no", "says no", "@i", "oneself");

    private static final Map<String, String> OF_OTHERS = ofOthers();
    private static final Map<String, String> OF_ENGLISH = ofEnglish();

    private Headings() {}

    /** The headings that a language may have, by name: all for those that are put into English, whole turns for English. */
    public static Map<String, String> byName(String code) {
        return code.equals(Languages.ENGLISH) ? OF_ENGLISH : OF_OTHERS;
    }

    /** What a turn of speech means by itself in the shipped languages: {@code de: not}. */
    public static Set<String> of(String turn) {
        String lower = turn.toLowerCase(Locale.ROOT);
        Set<String> meanings = new LinkedHashSet<>();
        Languages.shipped().forEach((code, lexicon) -> byName(code).forEach((name, heading) -> {
            if (lexicon.words(heading).contains(lower)) {
                meanings.add(described(code, name));
            }
        }));
        return meanings;
    }

    /** A meaning as it is told. */
    public static String described(String code, String name) {
        return code + ": " + name;
    }

    private static Map<String, String> ofOthers() {
        Map<String, String> all = new TreeMap<>();
        Languages.SHIPPED.others().stream()
                .map(Lexicon::turns)
                .map(Map::keySet)
                .flatMap(Set::stream)
                .forEach(heading -> all.put(name(heading), heading));
        all.put(name(TELLS), TELLS);
        all.put(name(FORBIDS_BELOW), FORBIDS_BELOW);
        return all;
    }

    private static Map<String, String> ofEnglish() {
        Map<String, String> all = new TreeMap<>();
        for (Meaning meaning : List.of(
                Meaning.YES,
                Meaning.GO,
                Meaning.COURTESY,
                Meaning.AGAIN,
                Meaning.STOP,
                Meaning.NO,
                Meaning.DECLINES,
                Meaning.OFFER,
                Meaning.POINTS_BACK,
                Meaning.FAILS,
                Meaning.COMPLAINT,
                Meaning.CORRECTION,
                Meaning.CORRECTION_BEGINS)) {
            String heading = "@" + meaning.name().toLowerCase(Locale.ROOT).replace('_', ' ');
            all.put(name(heading), heading);
        }
        return all;
    }

    private static String name(String heading) {
        return NAMES.getOrDefault(heading, heading.startsWith("@") ? heading.substring(1) : heading);
    }
}
