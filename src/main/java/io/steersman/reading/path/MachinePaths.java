package io.steersman.reading.path;

import io.steersman.reading.text.Lexicon;
import java.util.Set;

/** Paths that lie in no project, wherever it is: a person's settings, the system's folders, what is beside the project. */
public final class MachinePaths {

    private static final Lexicon LISTS = Lexicon.of("machine-paths");
    private static final Set<String> ROOTS = LISTS.words("roots");
    /** Where clients keep plans and notes of their own. */
    private static final Set<String> OF_CLIENTS = LISTS.words("folders of clients");

    private MachinePaths() {}

    /** Whether a path lies outside of any project for sure. */
    public static boolean holds(String path) {
        boolean client = OF_CLIENTS.stream().anyMatch(path::contains);
        return !client
                && !FileKinds.isTemporary(path)
                && (ROOTS.stream().anyMatch(path::startsWith) || path.startsWith("../") || isSettings(path));
    }

    /** A hidden file or folder of somebody's home. */
    private static boolean isSettings(String path) {
        boolean home = path.startsWith("/home/") || path.startsWith("/Users/");
        int user = home ? path.indexOf('/', path.indexOf('/', 1) + 1) : -1;
        return user > 0 && path.startsWith("/.", user);
    }
}
