package io.steersman.reading.path;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Paths as texts: they are compared, never looked up on a disk. */
public final class Paths {

    private static final int MOST_PATTERNS = 2048;
    private static final Map<String, PathPattern> PATTERNS = new ConcurrentHashMap<>();

    private Paths() {}

    /**
     * One spelling for one path: {@code ./a//b/../c/} is {@code a/c}, {@code \} is {@code /}. A leading {@code ~} or
     * {@code $VAR} stays, and so does a {@code ..} that leads out of what is known. The current folder is {@code .}.
     */
    public static String normalise(String path) {
        String plain = path.indexOf('\\') < 0 ? path : path.replace('\\', '/');
        return isNormal(plain) ? plain : rebuilt(plain);
    }

    private static boolean isNormal(String path) {
        if (path.isEmpty() || path.equals("/") || path.equals(".")) {
            return true;
        }
        char before = ' ';
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            boolean begins = i == 0 || before == '/';
            if (begins && (c == '/' && i > 0 || c == '.' && isDots(path, i))) {
                return false;
            }
            before = c;
        }
        return before != '/';
    }

    /** Whether the segment is {@code .} or {@code ..}. */
    private static boolean isDots(String path, int from) {
        int to = from + 1;
        if (to < path.length() && path.charAt(to) == '.') {
            to++;
        }
        return to == path.length() || path.charAt(to) == '/';
    }

    private static String rebuilt(String path) {
        StringBuilder built = new StringBuilder(path.length());
        boolean absolute = path.startsWith("/");
        int at = 0;
        while (at < path.length()) {
            int end = path.indexOf('/', at);
            end = end < 0 ? path.length() : end;
            add(built, path.substring(at, end), absolute);
            at = end + 1;
        }
        if (absolute) {
            return "/" + built;
        }
        return built.isEmpty() ? "." : built.toString();
    }

    private static void add(StringBuilder built, String segment, boolean absolute) {
        if (segment.isEmpty() || segment.equals(".")) {
            return;
        }
        int last = built.lastIndexOf("/") + 1;
        boolean up = segment.equals("..");
        if (up && built.isEmpty() && absolute) {
            return;
        }
        if (up && !built.isEmpty() && isKnown(built.substring(last))) {
            built.setLength(Math.max(0, last - 1));
            return;
        }
        if (!built.isEmpty()) {
            built.append('/');
        }
        built.append(segment);
    }

    private static boolean isKnown(String segment) {
        return !segment.equals("..") && !segment.startsWith("$") && !segment.startsWith("~");
    }

    /** The path as seen from where {@code directory} is seen; absolute ones, {@code ~} and {@code $VAR} stay. */
    public static String join(String directory, String path) {
        if (directory.isEmpty() || path.isEmpty() || isAnchored(path)) {
            return normalise(path.isEmpty() ? directory : path);
        }
        return normalise(directory + "/" + path);
    }

    /** Whether a path does not depend on a directory: {@code /a}, {@code ~/a}, {@code $HOME/a}, {@code C:\a}. */
    public static boolean isAnchored(String path) {
        char first = path.isEmpty() ? ' ' : path.charAt(0);
        return first == '/'
                || first == '~'
                || first == '$'
                || first == '`'
                || path.length() > 2 && path.charAt(1) == ':' && Character.isLetter(first);
    }

    /** The last segment of a path. */
    public static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /**
     * Whether a path is what a pattern names, or lies below it.
     *
     * <p>A pattern without a leading {@code /} may begin at any segment of the path, so that {@code tests/} names {@code
     * /repo/tests/x.py} and {@code a/tests/x.py}; one with it begins where the path begins. {@code *} and {@code ?} stay
     * within a segment, {@code **} is any number of segments, {@code [ab]} and <code>{a,b}</code> are choices. Upper and
     * lower case differ.
     *
     * @param pattern a path, a folder or a glob
     * @param path a path, normalised or not
     */
    public static boolean matches(String pattern, String path) {
        return pattern(pattern).matches(normalise(path));
    }

    private static PathPattern pattern(String pattern) {
        PathPattern known = PATTERNS.get(pattern);
        if (known != null) {
            return known;
        }
        PathPattern compiled = PathPattern.of(pattern);
        if (PATTERNS.size() < MOST_PATTERNS) {
            PATTERNS.put(pattern, compiled);
        }
        return compiled;
    }
}
