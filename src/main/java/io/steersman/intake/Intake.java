package io.steersman.intake;

import io.steersman.trajectory.Problem;
import io.steersman.trajectory.Trajectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads trajectories from files and streams, whatever the format; it is told from the content. */
public final class Intake {

    /** Largest file that is read, in bytes. */
    public static final long LARGEST_FILE = 512L * 1024 * 1024;

    private static final int BYTE_ORDER_MARK = 3;
    private static final int BINARY_SAMPLE = 1000;

    private static final List<Format> FORMATS = List.of(
            new NativeFile(),
            new ClaudeStream(),
            new ClaudeSession(),
            new CodexRollout(),
            new CopilotEvents(),
            new PiSession(),
            new GeminiSession(),
            new OpenHandsEvents(),
            new OpenHandsRuns(),
            new Atif(),
            new MiniSweAgent(),
            new SweAgent(),
            new SpanList());

    private Intake() {}

    /** Reads one file. What is wrong with it comes as problems, never as an exception. */
    public static Reading read(Path file) {
        String name = file.toString();
        try {
            long size = Files.size(file);
            if (size > LARGEST_FILE) {
                return failed(
                        name, "The file has %d bytes; the most is %d. Maybe split it.".formatted(size, LARGEST_FILE));
            }
            return read(name, Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            return failed(name, "The file does not exist. Maybe its path is misspelt.");
        } catch (IOException e) {
            return failed(name, "The file cannot be read: %s.".formatted(e));
        }
    }

    /**
     * Reads the content of a file or stream.
     *
     * @param name names the source to a reader, and the trajectory when it has no id of its own
     * @param content the whole content
     */
    public static Reading read(String name, byte[] content) {
        byte[] text = withoutByteOrderMark(content);
        Optional<String> refusal = refusal(text);
        if (refusal.isPresent()) {
            return failed(name, refusal.get());
        }
        List<Problem> problems = new ArrayList<>();
        Optional<Source> source = Source.open(name, text, problems);
        if (source.isEmpty()) {
            return new Reading(name, "", List.of(), problems);
        }
        Sample sample = source.get().sample();
        return FORMATS.stream()
                .filter(format -> format.recognises(sample))
                .findFirst()
                .map(format -> read(source.get(), format, problems))
                .orElseGet(() -> failed(name, unknownFormat()));
    }

    /** Finds the files to read below the given files and folders. */
    public static Selection files(Path... paths) {
        return FileWalk.of(List.of(paths));
    }

    /** The names of the formats that are read, in the order in which they are tried. */
    public static List<String> formats() {
        return FORMATS.stream().map(Format::name).distinct().toList();
    }

    private static Reading read(Source source, Format format, List<Problem> problems) {
        List<Trajectory> trajectories = format.read(source, problems);
        problems.sort(Comparator.comparingInt(Problem::line));
        if (trajectories.isEmpty() && problems.isEmpty()) {
            problems.add(
                    new Problem(0, "", "The file is in the format %s, but holds no step.".formatted(format.name())));
        }
        return new Reading(source.name(), format.name(), trajectories, problems);
    }

    private static Optional<String> refusal(byte[] content) {
        int first = Source.firstCharacter(content);
        if (first == content.length) {
            return Optional.of("The file is empty.");
        }
        if (content[first] == '{' || content[first] == '[') {
            return Optional.empty();
        }
        for (int i = 0; i < Math.min(content.length, BINARY_SAMPLE); i++) {
            if (content[i] == 0) {
                return Optional.of("The file is binary. Maybe it is compressed or no trajectory.");
            }
        }
        return Optional.of("The file holds no JSON: it begins with neither { nor [. Maybe it is no trajectory.");
    }

    private static String unknownFormat() {
        return "The file is JSON, but in none of the known formats. Maybe convert it to one of: %s."
                .formatted(formats().stream().collect(Collectors.joining(", ")));
    }

    private static byte[] withoutByteOrderMark(byte[] content) {
        boolean marked = content.length >= BYTE_ORDER_MARK
                && (content[0] & 0xff) == 0xef
                && (content[1] & 0xff) == 0xbb
                && (content[2] & 0xff) == 0xbf;
        return marked ? Arrays.copyOfRange(content, BYTE_ORDER_MARK, content.length) : content;
    }

    private static Reading failed(String name, String message) {
        return new Reading(name, "", List.of(), List.of(new Problem(0, "", message)));
    }
}
