package io.steersman.reading.language;

import io.steersman.reading.text.Lexicon;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Tells words that name files and folders from other words. */
public final class PathWords {

    private static final Lexicon LISTS = Lexicon.of("path-words");

    /** Files that are called without their ending: "the conftest". */
    private static final Map<String, String> STEMS = LISTS.words("stems").stream()
            .map(stem -> stem.split("=", 2))
            .collect(Collectors.toUnmodifiableMap(stem -> stem[0], stem -> stem[1]));

    private static final Set<String> EXTENSIONS = LISTS.words("extensions");
    private static final Set<String> FILE_NAMES = LISTS.words("file names");
    private static final Set<String> NOT_FILES =
            Set.of("node.js", "vue.js", "next.js", "react.js", "three.js", "d3.js", "express.js", "nuxt.js", "asp.net");

    private PathWords() {}

    /** Whether a word, in lower case, is a file's name without its ending. */
    static boolean stands(String word) {
        return STEMS.containsKey(word);
    }

    /** The name with its ending of a file that {@link #stands} for itself without. */
    static String whole(String word) {
        return STEMS.getOrDefault(word, word);
    }

    /** Whether a word names a file or folder; a bare word must look like one beyond doubt. */
    public static boolean names(String text, boolean code) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (text.length() < 2 || !pathLetters(text) || lower.contains("://") || NOT_FILES.contains(lower)) {
            return false;
        }
        int slash = text.lastIndexOf('/');
        String last = text.substring(slash + 1);
        if (slash >= 0 && (last.isEmpty() || rooted(text))) {
            return hasLetter(text);
        }
        if (extension(last) || FILE_NAMES.contains(lower) && (code || Character.isUpperCase(text.charAt(0)))) {
            return true;
        }
        if (text.indexOf('*') >= 0 && slash >= 0) {
            return true;
        }
        return slash > 0 && (code || text.indexOf('/') != slash) && hasLetter(last);
    }

    private static boolean rooted(String text) {
        return text.startsWith("/")
                || text.startsWith("./")
                || text.startsWith("../")
                || text.startsWith("~/")
                || text.startsWith(".");
    }

    private static boolean extension(String last) {
        int dot = last.lastIndexOf('.');
        if (dot < 0 || dot + 1 == last.length()) {
            return false;
        }
        String ext = last.substring(dot + 1).toLowerCase(Locale.ROOT);
        return EXTENSIONS.contains(ext)
                || dot == 0
                        && (ext.startsWith("git")
                                || ext.startsWith("env")
                                || ext.endsWith("rc")
                                || ext.endsWith("ignore"));
    }

    private static boolean pathLetters(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!Character.isLetterOrDigit(c) && "._-/*@~+?{}<>".indexOf(c) < 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean hasLetter(String text) {
        return text.chars().anyMatch(Character::isLetter);
    }
}
