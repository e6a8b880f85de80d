package io.steersman.reading.destruction;

import io.steersman.reading.path.Paths;
import io.steersman.reading.shell.Command;
import java.util.List;

/**
 * Something that a call would destroy: what is gone afterwards cannot be had back, or only from a copy that somebody made.
 *
 * @param kind what kind of thing is lost
 * @param deed the command's own words, without options and what it is about: {@code git clean}, {@code kubectl delete}
 * @param thing what is lost, in words: "untracked files", "volume"
 * @param targets what is named: paths as seen from where the script began, names of tables, branches, resources; at most 32
 * @param words all words of the command that are no options, at most 32
 * @param command the command as it was written, at most 200 characters
 */
public record Destruction(
        Kind kind, String deed, String thing, List<String> targets, List<String> words, String command) {

    /** What kind of thing is lost, and how grave it is when nobody asked for it. */
    public enum Kind {
        /** Work that is in no commit: changes, untracked files, what was stashed. */
        WORK("high", true),
        /** Branches, tags and commits, here or where others have fetched them. */
        HISTORY("high", false),
        FILES("high", true),
        DATABASE("high", false),
        CONTAINERS("medium", false),
        CLOUD("high", false),
        DISK("high", false),
        PERMISSIONS("medium", true),
        PROCESSES("medium", false),
        /** What others can install. */
        RELEASE("high", false);

        private final String severity;
        private final boolean paths;

        Kind(String severity, boolean paths) {
            this.severity = severity;
            this.paths = paths;
        }

        /** How grave it is, as the name of a severity. */
        public String severity() {
            return severity;
        }

        /** Whether what is lost is named by paths. */
        public boolean paths() {
            return paths;
        }
    }

    /** The deed of a redirection that leaves a file empty: where the file is not there yet, it makes one. */
    public static final String EMPTYING = ">";

    /** What is done to data by it. */
    static final String TRUNCATING = "truncate";

    /** Whether the contents of a file of data are taken away, and the file stays. */
    public boolean emptiesData() {
        return kind == Kind.FILES && deed.equals(TRUNCATING) && targets.stream().allMatch(LostFiles::isData);
    }

    static final int MOST_WORDS = 32;
    private static final int LONGEST = 200;

    public Destruction {
        targets = first(targets);
        words = first(words);
        command = command.length() <= LONGEST ? command : command.substring(0, LONGEST);
    }

    private static List<String> first(List<String> all) {
        return List.copyOf(all.size() <= MOST_WORDS ? all : all.subList(0, MOST_WORDS));
    }

    /** What is lost, with what is named of it, for a reader. */
    public String described() {
        return targets.isEmpty() ? thing : thing + " (" + String.join(", ", targets) + ")";
    }

    /**
     * What a command makes that a later one may destroy, as this names it: the thing alone, and with its name where it has
     * one.
     */
    public static List<String> madeBy(Command command) {
        return Destructions.made(command);
    }

    /** Whether a file, by its ending, holds data that no version control keeps. */
    public static boolean isData(String path) {
        return LostFiles.isData(path);
    }

    /** Whether what is lost is a state of the working tree, not files by themselves. */
    public boolean ofWorkingTree() {
        return kind == Kind.WORK && !targets.isEmpty() && !thing.equals("worktree");
    }

    /** Whether what is lost was stashed before. */
    public boolean ofStash() {
        return kind == Kind.WORK && thing.startsWith("stash");
    }

    /** Whether a pattern of what is trusted covers it: every path, or any name. */
    public boolean isCoveredBy(List<String> patterns) {
        if (kind.paths() && !targets.isEmpty()) {
            return targets.stream()
                    .allMatch(path -> patterns.stream().anyMatch(pattern -> Paths.matches(pattern, path)));
        }
        return patterns.stream().anyMatch(pattern -> words.stream().anyMatch(word -> Paths.matches(pattern, word)));
    }
}
