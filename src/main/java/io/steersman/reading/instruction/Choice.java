package io.steersman.reading.instruction;

import io.steersman.reading.text.Lexicon;
import io.steersman.trajectory.Pieces;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a user chooses of what the agent has put to choice: "2", "option b", "the first one, please". */
final class Choice {

    private static final Lexicon WORDS = Lexicon.of("choice");
    private static final Set<String> FILLERS = WORDS.words("fillers");
    private static final Map<String, Integer> ORDINALS = ordinals();
    private static final int LONGEST = 40;
    private static final String LAST_LETTERS = "abcdefgh";

    private Choice() {}

    private static Map<String, Integer> ordinals() {
        List<String> words = List.copyOf(WORDS.turns().getOrDefault("ordinals", List.of()));
        return words.stream().collect(Collectors.toUnmodifiableMap(word -> word, word -> words.indexOf(word) + 1));
    }

    /** Whether a text names one of several, and says nothing else. */
    static boolean isOne(String text) {
        return label(text).isPresent();
    }

    /** The line of a question that a reply chooses, as a question of its own; the whole question when it chooses none. */
    static String answered(String question, String reply) {
        return label(reply)
                .flatMap(label ->
                        question.lines().filter(line -> isLabelled(line, label)).findFirst())
                .map(line -> line.strip() + "?")
                .orElse(question);
    }

    private static Optional<String> label(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        List<String> said = Pieces.between(text.toLowerCase(Locale.ROOT), " .,;:!#()*").stream()
                .filter(word -> !word.isBlank() && !FILLERS.contains(word))
                .toList();
        if (said.size() != 1) {
            return Optional.empty();
        }
        String word = said.get(0);
        boolean label =
                word.length() == 1 && (Character.isDigit(word.charAt(0)) || LAST_LETTERS.indexOf(word.charAt(0)) >= 0);
        return label
                ? Optional.of(word)
                : Optional.ofNullable(ORDINALS.get(word)).map(String::valueOf);
    }

    /** "2. Push it", "- **b)** Push it". */
    private static boolean isLabelled(String line, String label) {
        int i = 0;
        while (i < line.length() && " -*(#>".indexOf(line.charAt(i)) >= 0) {
            i++;
        }
        String rest = line.substring(i).toLowerCase(Locale.ROOT);
        String named = rest.startsWith("option ") ? rest.substring("option ".length()) : rest;
        return named.length() > label.length()
                && named.startsWith(label)
                && ".):*-".indexOf(named.charAt(label.length())) >= 0;
    }
}
