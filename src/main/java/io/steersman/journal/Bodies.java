package io.steersman.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import io.steersman.trajectory.Json;
import io.steersman.trajectory.NativeFormat;
import io.steersman.trajectory.Position;
import io.steersman.trajectory.Step;
import java.nio.charset.StandardCharsets;

/** Entries as the JSON that is stored: steps in the native format, the others field by field. */
public final class Bodies {

    private static final ObjectMapper MAPPER = Json.MAPPER
            .copy()
            .registerModule(new Jdk8Module())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private Bodies() {}

    /** A step in the native format. */
    public static String of(Step step) {
        return NativeFormat.write(step).toString();
    }

    /**
     * The step of a text.
     *
     * @param index its place in the trajectory, which the text does not tell
     * @throws JournalFailure when it cannot be read
     */
    public static Step step(int index, String body) {
        NativeFormat.Parsed parsed = NativeFormat.parse(body.getBytes(StandardCharsets.UTF_8));
        if (parsed.steps().size() != 1) {
            throw damaged("step " + index, parsed.problems().toString());
        }
        Step step = parsed.steps().get(0);
        return step.with(step.meta().withIndex(index).withPosition(Position.UNKNOWN));
    }

    /** An entry field by field. */
    public static String of(Record entry) {
        try {
            return MAPPER.writeValueAsString(entry);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("The entry (%s) cannot be written.".formatted(entry), e);
        }
    }

    /**
     * The entry of a text.
     *
     * @throws JournalFailure when it cannot be read
     */
    public static <T extends Record> T entry(Class<T> type, String body) {
        try {
            return MAPPER.readValue(body, type);
        } catch (JsonProcessingException e) {
            throw damaged(type.getSimpleName(), e.getOriginalMessage());
        }
    }

    private static JournalFailure damaged(String what, String why) {
        return new JournalFailure(
                JournalFailure.Reason.CORRUPT,
                "The journal holds a %s that cannot be read: %s. Maybe a newer program wrote it.".formatted(what, why));
    }
}
