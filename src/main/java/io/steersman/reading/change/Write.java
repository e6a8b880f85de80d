package io.steersman.reading.change;

import io.steersman.reading.path.FileKinds;
import io.steersman.reading.path.FileUse;
import io.steersman.reading.path.LooseFiles;

/**
 * One change to one file that a call makes, as far as the call tells.
 *
 * @param path the file or folder, with {@code /}, as written but normalised ({@code ./a/../b} is {@code b})
 * @param change what happens to it
 * @param removed text that goes, empty when unknown or none
 * @param added text that comes, empty when unknown or none
 * @param use what the vocabulary says that the file is
 */
public record Write(String path, Change change, String removed, String added, FileUse use) {

    private static final int COMPARED = 200;

    /** What happens to a file. */
    public enum Change {
        /** Written whole: new, or over what was there. */
        CREATE,
        /** Changed in part. */
        EDIT,
        /** Something is added at its end. */
        APPEND,
        /** Removed. */
        DELETE,
        /** Moved away from, or to, this path. */
        MOVE,
        /** Set back to an earlier state (git checkout, git restore, git stash). */
        RESTORE
    }

    /** A change to a file of which no vocabulary speaks. */
    public Write(String path, Change change, String removed, String added) {
        this(path, change, removed, added, FileUse.UNKNOWN);
    }

    /** The same change to a file of which a vocabulary speaks. */
    public Write as(FileUse said) {
        return new Write(path, change, removed, added, said);
    }

    /** The same change, told of another path. */
    public Write at(String other) {
        return new Write(other, change, removed, added, use);
    }

    /** Whether the file is a test, by what the vocabulary says, or its place and name; temporary files are not. */
    public boolean test() {
        return is(FileUse.TEST, FileKinds.isTest(path)) && !FileKinds.isTemporary(path);
    }

    /** What the vocabulary says goes before what the name makes one think. */
    private boolean is(FileUse asked, boolean otherwise) {
        return use == FileUse.UNKNOWN ? otherwise : use == asked;
    }

    /**
     * Whether a check may come out otherwise because of it: no temporary file, no prose, no patch put aside, no output of a
     * build taken away, no comment.
     */
    public boolean matters() {
        return !FileKinds.isTemporary(path)
                && !is(FileUse.DOCUMENTATION, FileKinds.isDocumentation(path))
                && !isAside(path)
                && !(change == Change.DELETE && is(FileUse.GENERATED, LooseFiles.isOutput(path)))
                && !(change == Change.EDIT && CodeComments.alone(this));
    }

    private static boolean isAside(String path) {
        return path.endsWith(".patch")
                || path.endsWith(".diff")
                || path.endsWith(".txt")
                || path.endsWith(".log")
                || path.endsWith(".gitignore");
    }

    /** Whether the file sets up the project, its tools or its build server; manifests count where no entry changes. */
    public boolean configuration() {
        return is(FileUse.CONFIGURATION, FileKinds.isConfiguration(path))
                && !FileKinds.isLockFile(path)
                && !(FileKinds.isDependencyManifest(path) && Manifest.isChangedBy(this));
    }

    /** Whether the file tells a build server what to do. */
    public boolean continuousIntegration() {
        return FileKinds.isContinuousIntegration(path);
    }

    /** Whether it leaves all that was there, as far as its texts tell. */
    public boolean addsOnly() {
        boolean told = change == Change.APPEND || change == Change.EDIT && !added.isEmpty();
        return told && holds(added, removed.strip());
    }

    /** As a whole, not as part of a longer word or number: {@code == 8080} does not hold {@code == 80}. */
    private static boolean holds(String text, String part) {
        for (int at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) {
            int end = at + part.length();
            if (part.isEmpty() || isEdge(text, at) && isEdge(text, end)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isEdge(String text, int at) {
        return at == 0
                || at == text.length()
                || !Character.isLetterOrDigit(text.charAt(at - 1))
                || !Character.isLetterOrDigit(text.charAt(at));
    }

    /** Whether it makes a document about the work itself: a summary, a plan, notes. */
    public boolean report() {
        return change == Change.CREATE && LooseFiles.isReport(path);
    }

    /** Whether it removes a file that is somebody's work, no output of a tool. */
    public boolean deletesWork() {
        return change == Change.DELETE && use != FileUse.GENERATED && LooseFiles.isWork(path);
    }

    /** Whether this puts back what another took out and takes out what it put in; long texts by their beginnings. */
    public boolean reverses(Write other) {
        return path.equals(other.path)
                && !removed.isEmpty()
                && !added.isEmpty()
                && !alike(removed, added)
                && alike(removed, other.added)
                && alike(added, other.removed);
    }

    private static boolean alike(String one, String other) {
        int compared = Math.min(COMPARED, Math.max(one.length(), other.length()));
        return one.regionMatches(0, other, 0, compared);
    }

    /** Whether it puts in what it takes out: the file stays as it is. Not told where the texts are too long to be known whole. */
    public boolean idle() {
        return change == Change.EDIT && !removed.isEmpty() && removed.length() < Edits.LONGEST && removed.equals(added);
    }

    /** A change whose text is not known. */
    public static Write of(String path, Change change) {
        return new Write(path, change, "", "");
    }
}
