package io.steersman.intake;

import io.steersman.intake.Selection.PassedOver;
import io.steersman.trajectory.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds the files to read below files and folders.
 *
 * <p>A file that is named itself is always read. In a folder, a file with an ending that trajectories have is read whatever is in it,
 * so that a broken one is reported; any other file is read when it begins like JSON.
 */
final class FileWalk {

    private static final Set<String> ENDINGS = Set.of("json", "jsonl", "ndjson", "traj");
    private static final int BEGINNING = 512;

    private final List<Path> files = new ArrayList<>();
    private final List<PassedOver> passedOver = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();

    private FileWalk() {}

    static Selection of(List<Path> paths) {
        FileWalk walk = new FileWalk();
        for (Path path : paths) {
            if (Files.isDirectory(path)) {
                walk.folder(path);
            } else if (Files.exists(path)) {
                walk.files.add(path);
            } else {
                walk.problems.add(
                        new Problem(0, "", "There is nothing at %s. Maybe the path is misspelt.".formatted(path)));
            }
        }
        return new Selection(walk.files, walk.passedOver, walk.problems);
    }

    private void folder(Path folder) {
        List<Path> entries;
        try (Stream<Path> list = Files.list(folder)) {
            entries = list.sorted().toList();
        } catch (IOException e) {
            problems.add(new Problem(0, "", "The folder %s cannot be listed: %s.".formatted(folder, e)));
            return;
        }
        for (Path entry : entries) {
            entry(entry);
        }
    }

    private void entry(Path path) {
        String name = path.getFileName().toString();
        if (name.startsWith(".")) {
            passedOver.add(new PassedOver(path, "hidden"));
        } else if (Files.isDirectory(path)) {
            if (Files.isSymbolicLink(path)) {
                passedOver.add(new PassedOver(path, "a link to a folder"));
            } else {
                folder(path);
            }
        } else if (name.startsWith("_")) {
            passedOver.add(new PassedOver(path, "labels: its name begins with _"));
        } else if (name.endsWith(".meta.json")) {
            passedOver.add(new PassedOver(path, "describes a session, holds none"));
        } else if (trajectoryEnding(name) || beginsLikeJson(path)) {
            files.add(path);
        } else {
            passedOver.add(new PassedOver(path, "no JSON: prose, a table, or binary"));
        }
    }

    private static boolean trajectoryEnding(String name) {
        return ENDINGS.contains(name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
    }

    private static boolean beginsLikeJson(Path path) {
        try (InputStream in = Files.newInputStream(path)) {
            byte[] beginning = in.readNBytes(BEGINNING);
            int first = Source.firstCharacter(beginning);
            return first < beginning.length && beginning[first] == '{'
                    || first + 1 < beginning.length && beginning[first] == '[' && opensArray(beginning, first + 1);
        } catch (IOException e) {
            return true;
        }
    }

    /** A bracket also begins a line of many a log; an array of steps goes on with an object. */
    private static boolean opensArray(byte[] beginning, int from) {
        int next = from;
        while (next < beginning.length && Character.isWhitespace(beginning[next])) {
            next++;
        }
        return next < beginning.length && beginning[next] == '{';
    }
}
