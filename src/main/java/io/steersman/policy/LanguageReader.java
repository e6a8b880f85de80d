package io.steersman.policy;

import io.steersman.reading.call.Vocabulary.Subject;
import io.steersman.reading.call.Vocabulary.Word;
import io.steersman.reading.language.Headings;
import io.steersman.reading.language.Languages;
import io.steersman.reading.text.Lexicon;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.yaml.snakeyaml.nodes.Node;

/** Reads how people speak: turns of speech by language and by what they mean. All files count together. */
final class LanguageReader {

    private static final String UNTOLD =
            "Nothing tells '%s' from English, so that it is never read. Maybe list words that English has not: tells: [non, gli]";

    private static final int LONGEST_TURN = 32;
    private static final int LONGEST_WORD = 15;
    private static final int LONGEST_CODE = 8;

    private final Map<String, Map<String, List<String>>> turns = new TreeMap<>();
    private final Map<String, Word> named = new HashMap<>();
    private final Map<String, Runnable> untold = new TreeMap<>();
    private final Set<String> told = new HashSet<>();

    /** The shipped languages with all that was read; a language that is never read is said to be wrong. */
    Languages all() {
        untold.forEach((code, say) -> {
            if (isUntold(code)) {
                say.run();
            }
        });
        return Languages.with(turns.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, language -> new Lexicon(language.getValue()))));
    }

    /** What a part of a file says, by the codes of languages. */
    List<Word> read(String file, Yaml yaml, Node node) {
        List<Word> words = new ArrayList<>();
        yaml.mapping(node).forEach((code, said) -> {
            if (isCode(code)) {
                words.addAll(language(code, file, yaml, said));
                untold.put(code, () -> yaml.sayOfKey(node, code, UNTOLD.formatted(code)));
            } else {
                yaml.sayOfKey(node, code, "'%s' is not the code of a language. Maybe write it: it".formatted(code));
            }
        });
        return words;
    }

    private static boolean isCode(String code) {
        return code.length() > 1
                && code.length() <= LONGEST_CODE
                && code.chars().allMatch(c -> c >= 'a' && c <= 'z');
    }

    private List<Word> language(String code, String file, Yaml yaml, Node node) {
        List<Word> words = new ArrayList<>();
        Map<String, String> headings = Headings.byName(code);
        Map<String, Node> said = yaml.mapping(node, headings.keySet());
        said.keySet().retainAll(headings.keySet());
        said.forEach((name, list) -> {
            if (headings.getOrDefault(name, name).equals(Headings.TELLS)) {
                told.add(code);
            }
            for (Node item : yaml.sequence(list)) {
                String turn = yaml.scalar(item).strip().toLowerCase(Locale.ROOT);
                int line = item.getStartMark().getLine() + 1;
                Word word = new Word(Subject.LANGUAGES, turn, Headings.described(code, name), file, line);
                String heading = headings.getOrDefault(name, name);
                Optional<String> wrong = wrong(heading, turn).or(() -> contradicted(code, heading, word));
                wrong.ifPresent(message -> yaml.say(item, message));
                if (wrong.isEmpty()) {
                    words.add(word);
                    learn(code, heading, turn);
                }
            }
        });
        return words;
    }

    /** Who looks for whole turns looks for them without apostrophes. */
    private void learn(String code, String heading, String turn) {
        List<String> all = turns.computeIfAbsent(code, any -> new LinkedHashMap<>())
                .computeIfAbsent(heading, any -> new ArrayList<>());
        all.add(turn);
        if (heading.startsWith("@") && turn.indexOf('\'') >= 0) {
            all.add(turn.replace("'", ""));
        }
    }

    private static Optional<String> wrong(String heading, String turn) {
        if (turn.isEmpty()) {
            return Optional.of("The turn of speech is empty. Maybe write it, or leave it out.");
        }
        if (heading.equals(Headings.TELLS)) {
            return untelling(turn);
        }
        if (heading.equals(Headings.COUNT) && !isCount(turn)) {
            return Optional.of("'%s' is not a word with its number. Maybe write it: due=2".formatted(turn));
        }
        return turn.length() < LONGEST_TURN || heading.startsWith("@")
                ? Optional.empty()
                : Optional.of("'%s' is longer than %d characters. Maybe leave out words that say nothing."
                        .formatted(turn, LONGEST_TURN - 1));
    }

    private static boolean isCount(String turn) {
        int equals = turn.indexOf('=');
        String number = turn.substring(equals + 1);
        return equals > 0
                && !number.isEmpty()
                && number.length() < 4
                && number.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static Optional<String> untelling(String word) {
        boolean single = word.length() > 1
                && word.length() <= LONGEST_WORD
                && word.codePoints().allMatch(Character::isLetter);
        if (!single) {
            return Optional.of("'%s' is not one word of 2 to %d letters. Only such words tell a language."
                    .formatted(word, LONGEST_WORD));
        }
        return Languages.isEnglish(word)
                ? Optional.of(
                        "'%s' is a word of English, too, and tells no language. Maybe leave it out.".formatted(word))
                : Optional.empty();
    }

    /** Word by word, a turn means one thing; as a whole it may be several. */
    private Optional<String> contradicted(String code, String heading, Word word) {
        if (heading.startsWith("@")) {
            return Optional.empty();
        }
        Word before = named.putIfAbsent(code + " " + word.name(), word);
        return before == null || before.meaning().equals(word.meaning())
                ? Optional.empty()
                : Optional.of("'%s' has two meanings: '%s' here, '%s' in %s:%d. Maybe leave one out."
                        .formatted(word.name(), word.meaning(), before.meaning(), before.file(), before.line()));
    }

    /** A language of the same letters as English is never read unless something tells it. */
    private boolean isUntold(String code) {
        Map<String, List<String>> said = turns.getOrDefault(code, Map.of());
        boolean likeEnglish = Stream.of("not", "never", "@claim said")
                .flatMap(heading -> said.getOrDefault(heading, List.of()).stream())
                .anyMatch(turn -> turn.chars().allMatch(c -> c < 128));
        return likeEnglish && !told.contains(code) && !Languages.shipped().containsKey(code);
    }
}
