package io.steersman.access;

import io.steersman.trajectory.TrajectoryId;
import java.util.EnumSet;
import java.util.Set;

/**
 * Who sends a request: what a credential says, and nothing else.
 *
 * @param tenant whose data it is about
 * @param name who it is, for the record: {@code key:ID} or {@code token:SUBJECT}
 * @param scopes what it may do
 * @param limits how much it may send
 */
public record Caller(String tenant, String name, Set<Scope> scopes, Limits limits) {

    private static final int LONGEST_TENANT = 64;

    /** Anybody at this machine, where there are no keys: everything but the changing of rules, which is running code. */
    public static final Caller LOCAL = new Caller(
            TrajectoryId.LOCAL, "this machine", EnumSet.of(Scope.INGEST, Scope.READ, Scope.ADMIN), Limits.NONE);

    /** The owner of the data folder, who could make a key for anything. */
    public static final Caller OWNER = new Caller(TrajectoryId.LOCAL, "owner", EnumSet.allOf(Scope.class), Limits.NONE);

    public Caller {
        if (!isTenant(tenant)) {
            throw new IllegalArgumentException(
                    "The tenant '%s' must have 1 to 64 letters, digits, dots, dashes or underscores and begin with a letter or digit."
                            .formatted(tenant));
        }
        scopes = Set.copyOf(scopes);
    }

    /** Looked at with each request, so by hand. */
    private static boolean isTenant(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean plain = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
            if (!plain && (i == 0 || "._-".indexOf(c) < 0)) {
                return false;
            }
        }
        return !name.isEmpty() && name.length() <= LONGEST_TENANT;
    }

    /** Whether it may do this. */
    public boolean may(Scope scope) {
        return scopes.contains(scope);
    }

    /** Whether it runs the service: what concerns all tenants together is for it alone. */
    public boolean isOperator() {
        return tenant.equals(TrajectoryId.LOCAL) && may(Scope.ADMIN);
    }

    /** The same with limits where it has none of its own. */
    public Caller within(Limits others) {
        return new Caller(tenant, name, scopes, limits.or(others));
    }
}
