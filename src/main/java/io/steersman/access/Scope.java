package io.steersman.access;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a credential may be used for; none includes another. */
public enum Scope {
    /** Report steps, be given guidance. */
    INGEST("ingest"),
    /** Report steps of trajectories that a client's hooks feed, in their stead. */
    RELAY("relay"),
    /** Read what was reported and what came of it. */
    READ("read"),
    /** Change rules and policies, which is running code. */
    RULES_WRITE("rules:write"),
    /** Read the audit trail, and in the service's own tenant its metrics. */
    ADMIN("admin");

    private final String display;

    Scope(String display) {
        this.display = display;
    }

    /** Its name in keys, tokens and messages. */
    public String display() {
        return display;
    }

    /** The scope of this name. */
    public static Optional<Scope> named(String name) {
        return Arrays.stream(values())
                .filter(scope -> scope.display.equals(name))
                .findFirst();
    }

    /**
     * The scopes of these names.
     *
     * @throws IllegalArgumentException when one is not known
     */
    public static Set<Scope> of(Collection<String> names) {
        Set<Scope> scopes = EnumSet.noneOf(Scope.class);
        for (String name : names) {
            scopes.add(named(name)
                    .orElseThrow(() -> new IllegalArgumentException("There is no scope '%s'. Maybe use one of %s."
                            .formatted(name, display(Set.of(values()))))));
        }
        return scopes;
    }

    /** Their names in a fixed order. */
    public static String display(Set<Scope> scopes) {
        return scopes.stream().sorted().map(Scope::display).collect(Collectors.joining(", "));
    }
}
