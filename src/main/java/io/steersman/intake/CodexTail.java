package io.steersman.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.steersman.trajectory.Json;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Reads in the file of a Codex session how a call ended, which its hook leaves out.
 *
 * <p>Codex writes it before it calls the hook. Where the file cannot be read, as on another machine, nothing is known.
 */
final class CodexTail {

    private static final int LONGEST = 256 * 1024;
    private static final String BEGINNING = "rollout-";
    private static final String ENDING = ".jsonl";

    private CodexTail() {}

    /**
     * What the file says about a call: {@code exit_code}, {@code success} and {@code duration} as far as they are known.
     *
     * @param transcript path of the file as the client names it
     * @param session the session's id, which the name of its file holds
     * @param call the call's id
     */
    static JsonNode ending(String transcript, String session, String call) {
        if (call.isEmpty() || !isOf(session, transcript)) {
            return MissingNode.getInstance();
        }
        String quoted = '"' + call + '"';
        String tail = tail(Path.of(transcript));
        int end = tail.length();
        while (end > 0) {
            int start = tail.lastIndexOf('\n', end - 1) + 1;
            String line = tail.substring(start, end);
            JsonNode ending = line.contains(quoted) ? ending(line) : MissingNode.getInstance();
            if (!ending.isMissingNode()) {
                return ending;
            }
            end = start - 1;
        }
        return MissingNode.getInstance();
    }

    private static boolean isOf(String session, String transcript) {
        int name = Math.max(transcript.lastIndexOf('/'), transcript.lastIndexOf('\\')) + 1;
        return name > 0
                && !session.isBlank()
                && transcript.startsWith(BEGINNING, name)
                && transcript.endsWith(session + ENDING)
                && transcript.chars().noneMatch(Character::isISOControl);
    }

    private static JsonNode ending(String line) {
        try {
            JsonNode payload = Json.MAPPER.readTree(line).path("payload");
            JsonNode event = payload.path("item").isObject() ? payload.path("item") : payload;
            String status = event.path("status").asText("");
            boolean ended = status.equals("completed") || status.equals("failed");
            boolean asked = payload.path("type").asText("").contains("_call");
            if (event.path("exit_code").isInt() || event.path("success").isBoolean()) {
                return event;
            }
            return ended && !asked
                    ? Json.emptyObject().put("success", status.equals("completed"))
                    : MissingNode.getInstance();
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }

    private static String tail(Path file) {
        try (RandomAccessFile content = new RandomAccessFile(file.toFile(), "r")) {
            long length = content.length();
            byte[] tail = new byte[(int) Math.min(LONGEST, length)];
            content.seek(length - tail.length);
            content.readFully(tail);
            return new String(tail, StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }
}
