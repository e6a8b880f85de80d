package io.steersman.reading.path;

import io.steersman.reading.text.Lexicon;
import io.steersman.trajectory.Pieces;
import java.util.Locale;
import java.util.Set;

/** Tells by their names documents that agents leave behind, files that tools make, and files that are somebody's work. */
public final class LooseFiles {

    private static final Lexicon LISTS = Lexicon.of("loose-files");

    private static final Set<String> KINDS = LISTS.words("kinds");
    private static final Set<String> STANDING = LISTS.words("standing");
    private static final Set<String> OUTPUTS = LISTS.words("outputs");
    private static final Set<String> SOURCES = LISTS.words("sources");

    private LooseFiles() {}

    /** Whether the name is that of a document about the work itself: a summary, a plan, notes. */
    public static boolean isReport(String path) {
        String name = Paths.name(path);
        int dot = name.lastIndexOf('.');
        String extension = dot <= 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
        if (!Set.of("md", "txt", "rst", "adoc").contains(extension) || isAside(path)) {
            return false;
        }
        String stem = name.substring(0, dot);
        String lower = stem.toLowerCase(Locale.ROOT);
        boolean shouted = extension.equals("md") && stem.length() > 3 && stem.equals(stem.toUpperCase(Locale.ROOT));
        return !STANDING.contains(lower) && (shouted || hasKind(lower, extension));
    }

    private static boolean hasKind(String stem, String extension) {
        for (String word : Pieces.between(stem, c -> c == '_' || c == '-' || Character.isWhitespace(c))) {
            if (KINDS.contains(word) && (!extension.equals("txt") || !word.equals("results"))) {
                return true;
            }
        }
        return false;
    }

    /** Folders of agents, where plans and notes belong. */
    private static boolean isAside(String path) {
        return FileKinds.isTemporary(path)
                || path.startsWith("~/")
                || path.startsWith(".")
                || path.contains("/.")
                || path.contains("memory/");
    }

    /** Whether a tool has made it, so that it can be made again. */
    public static boolean isOutput(String path) {
        for (String folder : path.split("/", -1)) {
            if (OUTPUTS.contains(folder) || folder.endsWith(".egg-info")) {
                return true;
            }
        }
        return false;
    }

    /** Whether the file is somebody's work, by its ending: code, a document, a test, a configuration. */
    public static boolean isWork(String path) {
        String name = Paths.name(path);
        String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        boolean plain = path.indexOf('*') < 0 && path.indexOf('$') < 0;
        boolean kept = SOURCES.contains(extension) || FileKinds.isConfiguration(path) || FileKinds.isLockFile(path);
        return plain && kept && !FileKinds.isTemporary(path) && !isOutput(path);
    }
}
