package io.steersman.judge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.steersman.files.PrivateFiles;
import io.steersman.trajectory.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

/**
 * The file in which a budget keeps what was used on a day, so that a restart gives nothing back. Not thread-safe: its budget guards
 * it.
 *
 * @param file its place
 */
record UsedToday(Path file) {

    /**
     * What was used by each tenant on a day; nothing when the file is not there or is of another day.
     *
     * @throws UncheckedIOException when it is there and cannot be read
     */
    Map<String, Budget.Used> read(LocalDate day) {
        Map<String, Budget.Used> used = new HashMap<>();
        if (!Files.exists(file)) {
            return used;
        }
        try {
            JsonNode kept = Json.MAPPER.readTree(Files.readString(file));
            if (kept.path("day").asText().equals(day.toString())) {
                kept.path("used")
                        .properties()
                        .forEach(one -> used.put(
                                one.getKey(),
                                new Budget.Used(
                                        one.getValue().path("tokens").longValue(),
                                        one.getValue().path("spent").longValue())));
            }
            return used;
        } catch (IOException e) {
            throw new UncheckedIOException("The file %s is damaged. Maybe remove it.".formatted(file), e);
        }
    }

    /** Keeps it: all of it, or as it was before. */
    void write(LocalDate day, Map<String, Budget.Used> used) throws IOException {
        ObjectNode json = Json.emptyObject().put("day", day.toString());
        ObjectNode all = json.putObject("used");
        used.forEach((tenant, one) ->
                all.putObject(tenant).put("tokens", one.tokens()).put("spent", one.spent()));
        PrivateFiles.replace(file, json.toString());
    }
}
