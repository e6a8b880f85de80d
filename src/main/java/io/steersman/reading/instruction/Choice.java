package io.steersman.reading.instruction;

import io.steersman.reading.language.Languages;
import io.steersman.reading.text.Lexicon;
import io.steersman.trajectory.Pieces;
import java.util.Comparator;
import java.util.HashMap;
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
    /** Longer ones first, for they hold the shorter ones. */
    private static final List<String> UNSPACED = WORDS.words("unspaced").stream()
            .sorted(Comparator.comparingInt(String::length).reversed())
            .toList();

    private static final Map<String, Integer> ORDINALS = ordinals();
    private static final int LONGEST = 40;
    private static final int LONGEST_REASONED = 200;
    private static final String LAST_LETTERS = "abcdefgh";
    private static final int FIRST_UNSPACED = 0x2E80;
    private static final int TELLING = 4;

    private Choice() {}

    private static Map<String, Integer> ordinals() {
        Map<String, Integer> all = new HashMap<>();
        for (Map.Entry<String, List<String>> list : WORDS.turns().entrySet()) {
            if (list.getKey().startsWith("ordinal ")) {
                int number = Integer.parseInt(list.getKey().substring("ordinal ".length()));
                list.getValue().forEach(word -> all.put(word, number));
            }
        }
        return Map.copyOf(all);
    }

    /** Whether a text names one of several, whatever it goes on to say of it: "2, but pin the version". */
    static boolean isOne(String text) {
        return label(text).isPresent();
    }

    /**
     * What of a question a reply speaks of, as a question of its own: the line that it chooses, or the sentences that it says yes
     * to and to no more, "ok with the batches". The whole question when it does neither.
     */
    static String answered(String question, String reply, Languages in) {
        return label(reply)
                .flatMap(label -> question.lines()
                        .filter(line -> isLabelled(line, label) || isLabelled(line, letter(label)))
                        .findFirst())
                .map(line -> line.strip() + "?")
                .orElseGet(() -> agreedTo(question, reply, in));
    }

    /** "the second one", of those that have letters. */
    private static String letter(String label) {
        int number = label.charAt(0) - '1';
        return number >= 0 && number < LAST_LETTERS.length() ? LAST_LETTERS.substring(number, number + 1) : label;
    }

    private static String agreedTo(String question, String reply, Languages in) {
        List<String> told = Assent.saysYesTo(reply, in).stream()
                .filter(word -> word.length() >= TELLING)
                .toList();
        if (told.isEmpty()) {
            return question;
        }
        String meant = Mention.sentences(question).stream()
                .filter(sentence -> told.stream().anyMatch(sentence.toLowerCase(Locale.ROOT)::contains))
                .collect(Collectors.joining("\n"));
        return meant.isEmpty() ? question : meant;
    }

    private static Optional<String> label(String text) {
        String first = text.length() > LONGEST_REASONED || asks(text) ? text : first(text);
        if (first.length() > LONGEST) {
            return Optional.empty();
        }
        List<String> said =
                Pieces.between(parted(first.toLowerCase(Locale.ROOT)), " .,;:!#()*\u3002\uff01\u3001").stream()
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

    private static boolean asks(String text) {
        return text.indexOf('?') >= 0 || text.indexOf('\uff1f') >= 0;
    }

    /** What stands before the first comma or dash: what follows says how, or why. */
    private static String first(String text) {
        String stripped = text.strip();
        List<String> pieces = Pieces.between(stripped.replace(" - ", "\u2014"), ",;\u2014\u2013\uff0c");
        return pieces.isEmpty() ? stripped : pieces.get(0).strip();
    }

    /** Where words are not divided, the turns that stand around a label are taken off it: "\u5c31\u6309 A \u6765\u505a". */
    private static String parted(String said) {
        if (said.codePoints().noneMatch(c -> c >= FIRST_UNSPACED)) {
            return said;
        }
        String parted = said;
        for (String turn : UNSPACED) {
            parted = parted.replace(turn, " ");
        }
        return parted;
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
