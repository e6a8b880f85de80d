package io.steersman.policy;

import io.steersman.trajectory.Context;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The runs that a policy file is for: those that fit every key it names.
 *
 * @param accepted the values that are accepted, by key; {@code *} in a value stands for any text
 */
public record Scope(Map<String, List<String>> accepted) {

    /** Every run. */
    public static final Scope ALL = new Scope(Map.of());

    /** What a scope may name. */
    static final Set<String> KEYS = Set.of("tenant", "client", "agent", "model", "repository", "tag");

    public Scope {
        accepted = Map.copyOf(accepted);
    }

    /** Whether a run is meant. */
    public boolean fits(Context context) {
        return accepted.entrySet().stream().allMatch(entry -> entry.getValue().stream()
                .anyMatch(pattern ->
                        values(entry.getKey(), context).stream().anyMatch(value -> matches(pattern, value))));
    }

    /** What is known of a run of a tenant that is meant, as far as this tells; nothing where no run of the tenant is. */
    Optional<Context> example(String tenant) {
        Context run = new Context(
                tenant,
                first("client"),
                first("agent"),
                first("model"),
                first("repository"),
                accepted.containsKey("tag") ? new TreeSet<>(Set.of(first("tag"))) : new TreeSet<>(),
                "",
                Optional.empty());
        return fits(run) ? Optional.of(run) : Optional.empty();
    }

    private String first(String key) {
        return accepted.getOrDefault(key, List.of("")).get(0).replace("*", "");
    }

    /** How special it is: a file for fewer runs goes before one for more. */
    int keys() {
        return accepted.size();
    }

    /** The scope in words: {@code client=codex, tag=ci}; {@code all} for every run. */
    public String display() {
        StringBuilder text = new StringBuilder();
        new TreeMap<>(accepted).forEach((key, values) -> text.append(text.isEmpty() ? "" : ", ")
                .append(key)
                .append('=')
                .append(String.join("|", values)));
        return text.isEmpty() ? "all" : text.toString();
    }

    private static Collection<String> values(String key, Context context) {
        return switch (key) {
            case "tenant" -> List.of(context.tenant());
            case "client" -> List.of(context.client());
            case "agent" -> List.of(context.agent());
            case "model" -> List.of(context.model());
            case "repository" -> List.of(context.repository());
            default -> context.tags();
        };
    }

    /** Without regular expressions: what people write must not be able to run for ever. */
    private static boolean matches(String pattern, String value) {
        String[] parts = pattern.split("\\*", -1);
        if (parts.length == 1) {
            return value.equals(pattern);
        }
        String last = parts[parts.length - 1];
        if (!value.startsWith(parts[0])) {
            return false;
        }
        int at = parts[0].length();
        for (int i = 1; i < parts.length - 1; i++) {
            int found = value.indexOf(parts[i], at);
            if (found < 0) {
                return false;
            }
            at = found + parts[i].length();
        }
        return value.length() - at >= last.length() && value.endsWith(last);
    }
}
