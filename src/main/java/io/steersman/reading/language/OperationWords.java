package io.steersman.reading.language;

import io.steersman.reading.text.Lexicon;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How deeds are said that many commands do, whatever the tool: "restart the services", "upgrading dependencies". */
public final class OperationWords {

    /** A run of tests that nothing narrows. */
    public static final String ALL_TESTS = "all tests";

    private static final String DONE_BY = " done by";
    private static final Lexicon WORDS = Lexicon.of("operations");
    private static final Set<String> PASSED_OVER = WORDS.words("@passed over");
    private static final Map<String, Set<String>> DEEDS = deeds();
    private static final Map<String, String> VERBS = verbs();
    private static final int LONGEST = 4;
    private static final int FEW = 3;

    private OperationWords() {}

    private static Map<String, Set<String>> deeds() {
        Map<String, Set<String>> deeds = new HashMap<>();
        WORDS.turns().forEach((heading, turns) -> {
            if (heading.endsWith(DONE_BY)) {
                String deed = heading.substring(0, heading.length() - DONE_BY.length());
                turns.forEach(turn -> deeds.computeIfAbsent(turn, any -> new LinkedHashSet<>())
                        .add(deed));
            }
        });
        WORDS.words("@service deeds")
                .forEach(deed -> WORDS.words("@service " + deed).forEach(verb -> {
                    WORDS.words("@services").forEach(service -> {
                        Set<String> said = deeds.computeIfAbsent(verb + " " + service, any -> new LinkedHashSet<>());
                        said.clear();
                        said.add(deed + " " + service);
                    });
                }));
        return deeds;
    }

    /** Each verb by itself and with -ing: "stop", "stopping". */
    private static Map<String, String> verbs() {
        Map<String, String> verbs = new HashMap<>();
        for (String deed : DEEDS.keySet()) {
            String verb = deed.indexOf(' ') < 0 ? deed : deed.substring(0, deed.indexOf(' '));
            String bare = verb.endsWith("e") ? verb.substring(0, verb.length() - 1) : verb;
            verbs.put(verb, verb);
            verbs.put(bare + "ing", verb);
            verbs.put(verb + verb.charAt(verb.length() - 1) + "ing", verb);
        }
        return verbs;
    }

    /** The names of the deeds, those left out that are commands themselves. */
    public static Set<String> all() {
        Set<String> all = new HashSet<>();
        DEEDS.values().forEach(all::addAll);
        all.removeIf(name -> !name.startsWith("any ") || name.indexOf(' ') != name.lastIndexOf(' '));
        return all;
    }

    /** Whether a word is the verb of such a deed, by itself or with -ing. */
    static boolean isVerb(String word) {
        return VERBS.containsKey(word);
    }

    /** The verb of a regular participle: "stopped", "closed"; empty when no such deed has one. */
    static String ofParticiple(String word) {
        int end = word.length() - "ed".length();
        if (end < 2 || !word.endsWith("ed")) {
            return "";
        }
        for (String verb : List.of(word.substring(0, end), word.substring(0, end + 1), word.substring(0, end - 1))) {
            if (verb.equals(VERBS.get(verb))) {
                return verb;
            }
        }
        return "";
    }

    /** Whether a word is the verb of such a deed, with -ing. */
    public static boolean isGerund(String word) {
        return word.endsWith("ing") && VERBS.containsKey(word) && !word.equals(VERBS.get(word));
    }

    /** The deeds that the words from an index on say, by what they are called; none where they say something else. */
    public static Map<String, Integer> at(List<Word> words, int from) {
        String verb = from < words.size() ? VERBS.get(words.get(from).lower()) : null;
        Map<String, Integer> said = new LinkedHashMap<>();
        if (verb == null) {
            return said;
        }
        StringBuilder spoken = new StringBuilder(verb);
        int end = from + 1;
        add(spoken, end, said);
        for (int n = 0; n < LONGEST; n++) {
            int past = end;
            while (past < words.size()
                    && past < end + FEW
                    && PASSED_OVER.contains(words.get(past).lower())) {
                past++;
            }
            if (past >= words.size() || words.get(past).kind() != Word.Kind.WORD) {
                return said;
            }
            spoken.append(' ').append(words.get(past).lower());
            end = past + 1;
            add(spoken, end, said);
        }
        return said;
    }

    private static void add(CharSequence spoken, int end, Map<String, Integer> said) {
        DEEDS.getOrDefault(spoken.toString(), Set.of()).forEach(deed -> said.put(deed, end));
    }
}
