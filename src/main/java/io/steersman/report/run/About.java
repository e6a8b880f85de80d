package io.steersman.report.run;

import io.steersman.trajectory.Context;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.OptionalLong;

/**
 * What is known of a run as a whole.
 *
 * @param client the program that the agent ran in, or the format that it was recorded in; empty when unknown
 * @param agent name of the agent or role, empty when unknown
 * @param repository what was worked on, empty when unknown
 * @param model name of the model, empty when unknown
 * @param began when it began, in milliseconds since 1970
 * @param latest when it was last heard of, in milliseconds since 1970
 */
public record About(
        String client, String agent, String repository, String model, OptionalLong began, OptionalLong latest) {

    /** Nothing is known. */
    public static final About NOTHING = new About("", "", "", "", OptionalLong.empty(), OptionalLong.empty());

    /**
     * What a context tells.
     *
     * @param otherwise the client where the context names none
     */
    static About of(Context context, String otherwise, OptionalLong began, OptionalLong latest) {
        String client = context.client().isEmpty() ? otherwise : context.client();
        return new About(client, context.agent(), context.repository(), context.model(), began, latest);
    }

    /** The day on which it began, in UTC, such as {@code 2026-03-01}; empty when unknown. */
    public String day() {
        return began.isEmpty()
                ? ""
                : LocalDate.ofInstant(Instant.ofEpochMilli(began.getAsLong()), ZoneOffset.UTC)
                        .toString();
    }
}
