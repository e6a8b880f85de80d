package io.steersman.reading.instruction;

import io.steersman.reading.language.Constraint;
import io.steersman.reading.language.Constraint.Act;
import io.steersman.reading.language.Languages;
import io.steersman.reading.language.Things;
import io.steersman.reading.language.Word;
import io.steersman.reading.text.Lexicon;
import io.steersman.reading.text.Lexicon.Meaning;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Tells whether words speak of what a limit is about, so that a yes to them is leave from it. */
final class Mention {

    private static final Lexicon SPOKEN = Lexicon.of("mention");
    private static final Set<String> DENIES = Lexicon.ENGLISH.words("@left alone");
    private static final Set<String> POINTS_BACK = Set.copyOf(Lexicon.ENGLISH.meaning(Meaning.POINTS_BACK));
    /** A question of so few words says nothing of its own: "Shall I go ahead?" is about what was said before. */
    private static final int BARE = 5;

    private static final int BAREST = 3;
    /** So many sentences before it are what a question points back to. */
    private static final int NEAR = 4;

    private Mention() {}

    /** Whether the text names what the limit forbids: the deed of a command, a file, a kind of file, a tool. */
    static boolean of(Constraint limit, String text, Languages languages) {
        String lower = text.toLowerCase(Locale.ROOT);
        return switch (limit.subject()) {
            case COMMAND -> deed(limit.pattern(), lower, languages);
            case PATH ->
                limit.pattern().equals(Things.EVERYTHING)
                        ? speaks(limit.act() == Act.DELETE ? "delete" : "modify", lower, languages)
                        : lower.contains(name(limit.pattern()));
            case FILE_KIND -> lower.contains(stem(limit.pattern())) || translated(limit.pattern(), lower, languages);
            case TOOL -> lower.contains(limit.pattern().toLowerCase(Locale.ROOT));
        };
    }

    /**
     * Whether a sentence that asks or offers something names it, or points back to it: "`test_a` expects the old value. Shall I
     * change it?" What the agent says it has left alone is no proposal.
     */
    static boolean isProposed(Constraint limit, String text, Languages languages) {
        List<String> sentences = sentences(text);
        for (int i = 0; i < sentences.size(); i++) {
            String sentence = sentences.get(i);
            if (proposes(sentence, languages)
                    && (of(limit, sentence, languages)
                            || pointsBack(sentence, languages) && wasSaid(limit, sentences, i, languages))) {
                return true;
            }
        }
        return false;
    }

    /**
     * Whether a text ends in a question about something else: what it only tells of before, a yes is no leave for. A question
     * of few words, or one that points back, is about what was said.
     */
    static boolean asksElse(Constraint limit, String text, Languages languages) {
        List<String> sentences = sentences(text);
        if (sentences.isEmpty() || isProposed(limit, text, languages)) {
            return false;
        }
        String last = sentences.get(sentences.size() - 1);
        return (last.endsWith("?") || last.endsWith("\uff1f")) && !pointsBack(last, languages);
    }

    /** Whether a text ends in a question that says nothing of its own: "Approve?" */
    static boolean endsBare(String text) {
        List<String> sentences = sentences(text);
        String last = sentences.isEmpty() ? "" : sentences.get(sentences.size() - 1);
        return last.endsWith("?")
                && Word.of(last).stream().filter(word -> !word.mark()).count() <= BAREST;
    }

    /** Whether a text asks or offers something at all. */
    static boolean proposesAnything(String text, Languages languages) {
        return sentences(text).stream().anyMatch(sentence -> proposes(sentence, languages));
    }

    private static boolean proposes(String sentence, Languages languages) {
        return sentence.endsWith("?") || sentence.endsWith("\uff1f") || offers(sentence, languages);
    }

    /** In a language that does not divide its words, what is meant is left out where it was said before. */
    private static boolean pointsBack(String question, Languages languages) {
        List<Word> words = Word.of(question);
        // "a" and "o" point back in one language, and do not in others.
        Set<String> back = languages.isForeign(question) ? languages.all(Meaning.POINTS_BACK) : POINTS_BACK;
        return words.stream().filter(word -> !word.mark()).count() <= BARE
                || words.stream().anyMatch(word -> back.contains(word.lower()))
                || Languages.isUnspaced(question);
    }

    private static boolean wasSaid(Constraint limit, List<String> sentences, int question, Languages languages) {
        return sentences.subList(Math.max(0, question - NEAR), question).stream()
                .anyMatch(sentence -> of(limit, sentence, languages) && !has(sentence, DENIES));
    }

    private static boolean has(String sentence, Set<String> any) {
        return Word.of(sentence).stream().anyMatch(word -> any.contains(word.lower()));
    }

    /** The sentences and lines of a text. */
    static List<String> sentences(String text) {
        List<String> sentences = new ArrayList<>();
        int begin = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean after = c == ' ' && i > 0 && ".!?".indexOf(text.charAt(i - 1)) >= 0;
            boolean wide = i > 0 && "\u3002\uff01\uff1f".indexOf(text.charAt(i - 1)) >= 0;
            if (c == '\n' || c == '\r' || after || wide) {
                add(sentences, text.substring(begin, i));
                begin = wide && !Character.isWhitespace(c) ? i : i + 1;
            }
        }
        add(sentences, text.substring(begin));
        return sentences;
    }

    private static void add(List<String> sentences, String sentence) {
        if (!sentence.isBlank()) {
            sentences.add(sentence.strip());
        }
    }

    private static boolean offers(String sentence, Languages languages) {
        String lower = sentence.toLowerCase(Locale.ROOT);
        return languages.all(Meaning.OFFER).stream().anyMatch(lower::contains);
    }

    private static boolean deed(String pattern, String lower, Languages languages) {
        if (pattern.equals(Things.ANY_INSTALL) || pattern.equals(Things.ANY_DEPENDENCY)) {
            return speaks("install", lower, languages);
        }
        String[] words = pattern.toLowerCase(Locale.ROOT).split(" ", 3);
        return speaks(pattern.equals(Things.ANY_TEST_RUN) || words.length == 1 ? words[0] : words[1], lower, languages);
    }

    /** Whether a text speaks of a deed, in any language. */
    private static boolean speaks(String deed, String lower, Languages languages) {
        Set<String> spoken = new HashSet<>(SPOKEN.words(deed));
        spoken.add(deed);
        return spoken.stream().anyMatch(lower::contains) || translated(deed, lower, languages);
    }

    private static boolean translated(String meaning, String lower, Languages languages) {
        return languages.isForeign(lower)
                && languages.others().stream()
                        .flatMap(language -> language.words(meaning).stream())
                        .anyMatch(lower::contains);
    }

    private static String name(String pattern) {
        String path = pattern.endsWith("/") ? pattern.substring(0, pattern.length() - 1) : pattern;
        String name = path.substring(path.lastIndexOf('/') + 1).replace("*", "");
        return (name.isEmpty() ? path : name).toLowerCase(Locale.ROOT);
    }

    /** Without the ending of a plural: "migrations" is spoken of as "migration". */
    private static String stem(String kind) {
        String stem = kind.toLowerCase(Locale.ROOT).replace(" files", "");
        return stem.length() > 4 && stem.endsWith("s")
                ? stem.substring(0, stem.length() - 1)
                : stem.substring(0, Math.min(6, stem.length()));
    }
}
