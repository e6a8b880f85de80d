package io.steersman.access;

import com.google.re2j.Pattern;
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

    private static final Pattern TENANT = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    /** Anybody at this machine, where there are no keys: everything but the changing of rules, which is running code. */
    public static final Caller LOCAL = new Caller(
            TrajectoryId.LOCAL, "this machine", EnumSet.of(Scope.INGEST, Scope.READ, Scope.ADMIN), Limits.NONE);

    /** The owner of the data folder, who could make a key for anything. */
    public static final Caller OWNER = new Caller(TrajectoryId.LOCAL, "owner", EnumSet.allOf(Scope.class), Limits.NONE);

    public Caller {
        if (!TENANT.matcher(tenant).matches()) {
            throw new IllegalArgumentException(
                    "The tenant '%s' must have 1 to 64 letters, digits, dots, dashes or underscores and begin with a letter or digit."
                            .formatted(tenant));
        }
        scopes = Set.copyOf(scopes);
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
