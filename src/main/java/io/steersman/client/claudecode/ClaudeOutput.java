package io.steersman.client.claudecode;

import com.fasterxml.jackson.databind.JsonNode;
import io.steersman.recorded.Contents;
import java.util.ArrayList;
import java.util.List;

/**
 * Words the {@code tool_response} of a Claude Code hook as its session file words the result, so that both are judged alike.
 *
 * <p>The shapes are told apart by their fields, not by the tool: other tools answer in the same shapes.
 */
final class ClaudeOutput {

    private ClaudeOutput() {}

    /** The text that the model read. */
    static String of(JsonNode response) {
        if (!response.isObject()) {
            return Contents.output(response);
        }
        if (response.has("stdout") || response.has("stderr")) {
            return command(response);
        }
        if (response.path("file").isObject()) {
            return file(response.path("file"));
        }
        if (response.has("filePath") && response.has("structuredPatch")) {
            return written(response);
        }
        if (response.path("filenames").isArray()) {
            return found(response);
        }
        if (response.has("status") && response.path("content").isArray()) {
            return Contents.output(response.path("content"));
        }
        return response.has("newTodos") ? "Todos have been modified successfully." : Contents.output(response);
    }

    private static String command(JsonNode response) {
        String out = response.path("stdout").asText("").stripTrailing();
        String err = response.path("stderr").asText("").strip();
        if (out.isEmpty() && err.isEmpty()) {
            boolean unexpected = response.has("noOutputExpected")
                    && !response.path("noOutputExpected").asBoolean();
            return unexpected ? "(Bash completed with no output)" : "";
        }
        return out.isEmpty() || err.isEmpty() ? out + err : out + "\n" + err;
    }

    /** Each line with its number before a tab. */
    private static String file(JsonNode file) {
        if (!file.path("content").isTextual()) {
            return file.toString();
        }
        StringBuilder text = new StringBuilder();
        int number = file.path("startLine").asInt(1);
        for (String line : file.path("content").asText().split("\n", -1)) {
            text.append(text.isEmpty() ? "" : "\n")
                    .append(number++)
                    .append('\t')
                    .append(line);
        }
        return text.toString();
    }

    private static String written(JsonNode response) {
        String path = response.path("filePath").asText("");
        return response.path("type").asText("").equals("create")
                ? "File created successfully at: " + path
                : "The file %s has been updated successfully.".formatted(path);
    }

    private static String found(JsonNode response) {
        String content = response.path("content").asText("");
        if (!content.isEmpty()) {
            return content;
        }
        List<String> names = new ArrayList<>();
        response.path("filenames").forEach(name -> names.add(name.asText("")));
        if (names.isEmpty()) {
            return response.path("mode").asText("").equals("content") ? "No matches found" : "No files found";
        }
        String list = String.join("\n", names);
        return response.has("mode")
                ? "Found %d file%s\n%s".formatted(names.size(), names.size() == 1 ? "" : "s", list)
                : list;
    }
}
