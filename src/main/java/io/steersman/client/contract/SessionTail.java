package io.steersman.client.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.steersman.recorded.Format;
import io.steersman.recorded.Notes;
import io.steersman.recorded.Source;
import io.steersman.trajectory.Json;
import io.steersman.trajectory.Trajectory;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Reads in the file of a session what the client's hooks leave out: it writes a line before it calls the hook about it.
 *
 * <p>Only a file that bears the session's name is opened. Where it cannot be read, as on another machine, nothing is known.
 */
public final class SessionTail {

    /** What one response of a model takes, by far. */
    private static final int LONGEST = 256 * 1024;

    private static final int LONGEST_HISTORY = 16 * 1024 * 1024;

    private static final String ENDING = ".jsonl";

    private SessionTail() {}

    /**
     * The last lines of a file, the latest first.
     *
     * @param format in which the client keeps its sessions
     * @param transcript path of the file as the client names it
     * @param beginning how the name of the file begins
     * @param session what follows, up to the ending
     */
    public static List<String> latest(String transcript, String beginning, String session) {
        if (!isOf(transcript, beginning, session)) {
            return List.of();
        }
        List<String> lines = new ArrayList<>(read(transcript, true).lines().toList());
        Collections.reverse(lines);
        return lines;
    }

    /** The first line of a file, which tells where its session comes from. */
    public static JsonNode first(String transcript, String beginning, String session) {
        return isOf(transcript, beginning, session)
                ? json(read(transcript, false).lines().findFirst().orElse(""))
                : MissingNode.getInstance();
    }

    /**
     * What a file tells that is begun before its session is heard of: the client's own instructions, or all that was done before.
     * Nothing when it is too long to be read while the client waits.
     */
    public static List<Happening.Recorded> history(Format format, String transcript, String beginning, String session) {
        if (!isOf(transcript, beginning, session)) {
            return List.of();
        }
        try {
            Path file = Path.of(transcript);
            return Files.size(file) > LONGEST_HISTORY
                    ? List.of()
                    : trajectories(format, file).stream()
                            .limit(1)
                            .map(trajectory -> new Happening.Recorded(trajectory.steps()))
                            .toList();
        } catch (IOException | InvalidPathException e) {
            return List.of();
        }
    }

    private static List<Trajectory> trajectories(Format format, Path file) throws IOException {
        return Source.open(file.toString(), Files.readAllBytes(file), new ArrayList<>())
                .map(source -> format.read(source, new Notes()))
                .orElse(List.of());
    }

    /** What a line says; nothing when it is cut off. */
    public static JsonNode json(String line) {
        try {
            return Json.MAPPER.readTree(line);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }

    private static boolean isOf(String transcript, String beginning, String session) {
        int name = Math.max(transcript.lastIndexOf('/'), transcript.lastIndexOf('\\')) + 1;
        return name > 0
                && !session.isBlank()
                && transcript.startsWith(beginning, name)
                && transcript.endsWith(session + ENDING)
                && transcript.length() - name >= beginning.length() + session.length() + ENDING.length()
                && transcript.chars().noneMatch(Character::isISOControl);
    }

    private static String read(String transcript, boolean end) {
        try (RandomAccessFile content = new RandomAccessFile(Path.of(transcript).toFile(), "r")) {
            long length = content.length();
            byte[] part = new byte[(int) Math.min(LONGEST, length)];
            content.seek(end ? length - part.length : 0);
            content.readFully(part);
            return new String(part, StandardCharsets.UTF_8);
        } catch (IOException | InvalidPathException e) {
            return "";
        }
    }
}
