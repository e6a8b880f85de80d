package io.steersman.reading.path;

import java.util.ArrayList;
import java.util.List;

/** A glob over paths, ready to match; see {@link Paths#matches}. Never slower than pattern length times path length. */
final class PathPattern {

    private static final int MOST_CHOICES = 64;

    private final boolean anchored;
    private final List<String[]> choices;

    private PathPattern(boolean anchored, List<String[]> choices) {
        this.anchored = anchored;
        this.choices = choices;
    }

    static PathPattern of(String pattern) {
        List<String> plain = new ArrayList<>();
        expand(pattern, plain);
        List<String[]> choices = new ArrayList<>();
        for (String choice : plain) {
            String normal = Paths.normalise(choice);
            if (!normal.isEmpty()) {
                choices.add(segments(normal.startsWith("/") ? normal.substring(1) : normal));
            }
        }
        return new PathPattern(pattern.startsWith("/"), choices);
    }

    /** Writes out the first braces, and those within what comes of it. */
    private static void expand(String pattern, List<String> out) {
        int open = pattern.indexOf('{');
        int close = open < 0 ? -1 : pattern.indexOf('}', open);
        if (close < 0 || out.size() >= MOST_CHOICES) {
            out.add(pattern);
            return;
        }
        String before = pattern.substring(0, open);
        String after = pattern.substring(close + 1);
        for (String choice : pattern.substring(open + 1, close).split(",", MOST_CHOICES)) {
            expand(before + choice + after, out);
        }
    }

    private static String[] segments(String path) {
        return path.split("/", -1);
    }

    boolean matches(String path) {
        boolean absolute = path.startsWith("/");
        if (anchored && !absolute) {
            return false;
        }
        String[] segments = segments(absolute ? path.substring(1) : path);
        for (String[] choice : choices) {
            if (matches(choice, segments)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the pattern matches from an allowed beginning on, and perhaps leaves segments over at the end. */
    private boolean matches(String[] pattern, String[] path) {
        int last = anchored ? 0 : path.length - 1;
        for (int from = 0; from <= last; from++) {
            if (matchesFrom(pattern, path, from)) {
                return true;
            }
        }
        return false;
    }

    /** Two pointers and the last {@code **}: the classic wildcard match, over segments. */
    private static boolean matchesFrom(String[] pattern, String[] path, int from) {
        int p = 0;
        int s = from;
        int star = -1;
        int mark = -1;
        while (p < pattern.length) {
            if (pattern[p].equals("**")) {
                star = p++;
                mark = s;
            } else if (s < path.length && segment(pattern[p], path[s])) {
                p++;
                s++;
            } else if (star >= 0 && mark < path.length) {
                p = star + 1;
                s = ++mark;
            } else {
                return false;
            }
        }
        return true;
    }

    private static boolean segment(String pattern, String text) {
        int p = 0;
        int s = 0;
        int star = -1;
        int mark = -1;
        while (s < text.length()) {
            int width = p < pattern.length() && pattern.charAt(p) != '*' ? one(pattern, p, text.charAt(s)) : 0;
            if (p < pattern.length() && pattern.charAt(p) == '*') {
                star = p++;
                mark = s;
            } else if (width > 0) {
                p += width;
                s++;
            } else if (star >= 0) {
                p = star + 1;
                s = ++mark;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == '*') {
            p++;
        }
        return p == pattern.length();
    }

    /** How many characters of the pattern match one character of the text, 0 when they do not. */
    private static int one(String pattern, int p, char c) {
        char first = pattern.charAt(p);
        int close = first == '[' ? pattern.indexOf(']', p + 2) : -1;
        if (close < 0) {
            return first == '?' || first == c ? 1 : 0;
        }
        boolean not = pattern.charAt(p + 1) == '!' || pattern.charAt(p + 1) == '^';
        boolean in = false;
        for (int i = p + (not ? 2 : 1); i < close; i++) {
            boolean range = i + 2 < close && pattern.charAt(i + 1) == '-';
            in |= range ? c >= pattern.charAt(i) && c <= pattern.charAt(i + 2) : c == pattern.charAt(i);
            i += range ? 2 : 0;
        }
        return in != not ? close - p + 1 : 0;
    }
}
