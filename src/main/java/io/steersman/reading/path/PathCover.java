package io.steersman.reading.path;

/** Whether two paths name the same, or one lies in the other, when each may be written from another folder. */
public final class PathCover {

    private PathCover() {}

    /** One may be written from the root, the other from the folder where the command ran. */
    public static boolean same(String path, String other) {
        return path.equals(other) || endsWith(path, other) || endsWith(other, path);
    }

    /** Whether a path is another, a folder above it, a pattern that names it, or all there is ({@code .}). */
    public static boolean covers(String above, String path) {
        if (above.equals(".") || same(above, path)) {
            return true;
        }
        if (above.indexOf('*') >= 0) {
            return Paths.matches(above, path);
        }
        for (int slash = path.lastIndexOf('/'); slash > 0; slash = path.lastIndexOf('/', slash - 1)) {
            if (slash == above.length() && path.startsWith(above) || endsWith(path, slash, above)) {
                return true;
            }
        }
        return false;
    }

    private static boolean endsWith(String path, String end) {
        return endsWith(path, path.length(), end);
    }

    /** Whether what stands before an index ends with a slash and another path. */
    private static boolean endsWith(String path, int to, String end) {
        int from = to - end.length();
        return from > 0 && path.charAt(from - 1) == '/' && path.startsWith(end, from);
    }
}
