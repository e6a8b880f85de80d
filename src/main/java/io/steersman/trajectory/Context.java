package io.steersman.trajectory;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What is known of a run as a whole: whose it is, who works on what. Steps tell it in their field {@code context}.
 *
 * @param tenant whose run it is
 * @param client the program the agent runs in, such as {@code claude-code}; empty when unknown
 * @param agent name of the agent or role; empty when unknown
 * @param model name of the model; empty when unknown
 * @param repository what is worked on; empty when unknown
 * @param tags any words that the client marks the run with
 * @param folder path of the folder that is worked in, empty when unknown
 * @param attended whether a person watches and can be asked, where the client says so
 */
public record Context(
        String tenant,
        String client,
        String agent,
        String model,
        String repository,
        SortedSet<String> tags,
        String folder,
        Optional<Boolean> attended) {

    /** The field of a step that tells it. */
    public static final String FIELD = "context";

    /** Nothing is known. */
    public static final Context NONE = new Context("", "", "", "", "", new TreeSet<>(), "", Optional.empty());

    public Context {
        tags = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(tags));
    }

    /** What is known of a run of a tenant in a client. */
    public static Context of(String tenant, String client) {
        return new Context(tenant, client, "", "", "", new TreeSet<>(), "", Optional.empty());
    }

    /** Whether a step tells something of the run. */
    public static boolean isIn(Step step) {
        return step.meta().extra().containsKey(FIELD);
    }

    /** Returns this with what a step tells; a tenant is never told by steps, and what is no text is passed over. */
    public Context with(Step step) {
        JsonNode told = step.meta().extra().get(FIELD);
        if (told == null || !told.isObject()) {
            return this;
        }
        SortedSet<String> allTags = new TreeSet<>(tags);
        told.path("tags").forEach(tag -> {
            if (tag.isTextual()) {
                allTags.add(tag.asText());
            }
        });
        return new Context(
                tenant,
                text(told, "client", client),
                text(told, "agent", agent),
                text(told, "model", model),
                text(told, "repository", repository),
                allTags,
                text(told, "folder", folder),
                told.path("attended").isBoolean()
                        ? Optional.of(told.path("attended").asBoolean())
                        : attended);
    }

    private static String text(JsonNode told, String field, String otherwise) {
        JsonNode value = told.path(field);
        return value.isTextual() ? value.asText() : otherwise;
    }
}
