package io.steersman.client.opencode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.steersman.trajectory.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The folder in which opencode keeps its sessions, a file for each message and each part; it is put together to what its export prints.
 */
public final class OpencodeStorage {

    private static final String[] MESSAGES = {"message", "session/message"};
    private static final String[] PARTS = {"part", "session/part"};

    private OpencodeStorage() {}

    /** The folders of sessions below a folder, none when it is no such storage. */
    public static List<Path> sessions(Path storage) throws IOException {
        for (int i = 0; i < MESSAGES.length; i++) {
            Path messages = storage.resolve(MESSAGES[i]);
            if (Files.isDirectory(messages) && Files.isDirectory(storage.resolve(PARTS[i]))) {
                return entries(messages).stream().filter(Files::isDirectory).toList();
            }
        }
        return List.of();
    }

    /** Whether a folder holds the messages of one session. */
    public static boolean isSession(Path folder) {
        Path messages = folder.getParent();
        return Files.isDirectory(folder) && messages != null && Files.isDirectory(messages.resolveSibling("part"));
    }

    /**
     * Puts one session together.
     *
     * @return the document that {@code opencode export} would print
     */
    public static byte[] export(Path session) throws IOException {
        ObjectNode document = Json.emptyObject();
        document.putObject("info").put("id", String.valueOf(session.getFileName()));
        ArrayNode messages = document.putArray("messages");
        Path parts = session.resolve("../../part").normalize();
        for (Path file : entries(session)) {
            JsonNode info = Json.MAPPER.readTree(Files.readAllBytes(file));
            ObjectNode message = messages.addObject();
            message.set("info", info);
            ArrayNode list = message.putArray("parts");
            String id = info.path("id").asText("");
            Path direct = parts.resolve(name(id));
            Path nested = parts.resolve(String.valueOf(session.getFileName())).resolve(name(id));
            Path folder = Files.isDirectory(direct) ? direct : nested;
            for (Path part : Files.isDirectory(folder) ? entries(folder) : List.<Path>of()) {
                list.add(Json.MAPPER.readTree(Files.readAllBytes(part)));
            }
        }
        return Json.MAPPER.writeValueAsBytes(document);
    }

    /** An id is one name, never a path. */
    private static String name(String id) {
        return id.isEmpty() || id.contains("/") || id.contains("\\") || id.startsWith(".") ? "none" : id;
    }

    private static List<Path> entries(Path folder) throws IOException {
        try (Stream<Path> list = Files.list(folder)) {
            return list.sorted().toList();
        }
    }
}
