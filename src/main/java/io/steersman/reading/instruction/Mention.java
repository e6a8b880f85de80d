package io.steersman.reading.instruction;

import io.steersman.reading.language.Constraint;
import io.steersman.reading.language.Things;
import io.steersman.reading.language.Word;
import io.steersman.reading.text.Lexicon;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Tells whether words speak of what a limit is about, so that a yes to them is leave from it. */
final class Mention {

    private static final Set<String> OFFERS = Lexicon.ENGLISH.words("@offer");
    private static final Set<String> BACK = Lexicon.ENGLISH.words("@points back");
    private static final Set<String> DENIES = Lexicon.ENGLISH.words("@left alone");

    private Mention() {}

    /** Whether the text names what the limit forbids: the deed of a command, a file, a kind of file, a tool. */
    static boolean of(Constraint limit, String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return switch (limit.subject()) {
            case COMMAND -> deed(limit.pattern(), lower);
            case PATH -> lower.contains(name(limit.pattern()));
            case FILE_KIND -> lower.contains(stem(limit.pattern()));
            case TOOL -> lower.contains(limit.pattern().toLowerCase(Locale.ROOT));
        };
    }

    /**
     * Whether a sentence that asks or offers something names it, or points back to it: "`test_a` expects the old value. Shall I
     * change it?" What the agent says it has left alone is no proposal.
     */
    static boolean isProposed(Constraint limit, String text) {
        String before = "";
        for (String sentence : sentences(text)) {
            boolean proposes = sentence.endsWith("?") || offers(sentence);
            boolean back = proposes && has(sentence, BACK) && !has(before, DENIES);
            if (proposes && of(limit, sentence) || back && of(limit, before)) {
                return true;
            }
            before = sentence;
        }
        return false;
    }

    private static boolean has(String sentence, Set<String> any) {
        return Word.of(sentence).stream().anyMatch(word -> any.contains(word.lower()));
    }

    private static List<String> sentences(String text) {
        List<String> sentences = new ArrayList<>();
        int begin = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean ends = c == '\n' || c == '\r' || c == ' ' && i > 0 && ".!?".indexOf(text.charAt(i - 1)) >= 0;
            if (ends) {
                sentences.add(text.substring(begin, i));
                begin = i + 1;
            }
        }
        sentences.add(text.substring(begin));
        return sentences;
    }

    private static boolean offers(String sentence) {
        String lower = sentence.toLowerCase(Locale.ROOT);
        return OFFERS.stream().anyMatch(lower::contains);
    }

    private static boolean deed(String pattern, String lower) {
        if (pattern.equals(Things.ANY_INSTALL) || pattern.equals(Things.ANY_DEPENDENCY)) {
            return lower.contains("install") || lower.contains("depend") || lower.contains("package");
        }
        if (pattern.equals(Things.ANY_TEST_RUN)) {
            return lower.contains("test");
        }
        String[] words = pattern.toLowerCase(Locale.ROOT).split(" ", 3);
        String deed = words.length > 1 ? words[1] : words[0];
        boolean published = Word.oneOf(deed, "push", "commit")
                && (lower.contains("pull request") || lower.contains(" pr") || lower.contains("merge"));
        return lower.contains(deed) || published;
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
