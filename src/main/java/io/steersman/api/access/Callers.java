package io.steersman.api.access;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.steersman.access.Caller;
import io.steersman.access.Scope;
import io.steersman.api.problem.Failure;
import io.steersman.api.problem.ProblemKind;
import io.steersman.redaction.CleanSteps;
import io.steersman.trajectory.TrajectoryId;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Knows who sends the request that is being served. */
@Singleton
public final class Callers {

    private static final String KEY = Caller.class.getName();

    private final CurrentVertxRequest current;
    private final CleanSteps cleaning;

    Callers(CurrentVertxRequest current, CleanSteps cleaning) {
        this.current = current;
        this.cleaning = cleaning;
    }

    /** Notes who sends a request. */
    static void note(RoutingContext request, Caller caller) {
        request.put(KEY, caller);
    }

    /** Whether it is known who sends a request. */
    static boolean isKnown(RoutingContext request) {
        return request.get(KEY) != null;
    }

    /**
     * Who sends a request.
     *
     * @throws Failure when nobody was let in
     */
    static Caller of(@Nullable RoutingContext request) {
        return Optional.ofNullable(request)
                .map(known -> (Caller) known.get(KEY))
                .orElseThrow(() -> new Failure(ProblemKind.UNAUTHENTICATED, "Nobody was let in to this route."));
    }

    /**
     * Who sends it.
     *
     * @throws Failure when nobody was let in
     */
    public Caller now() {
        return of(current.getCurrent());
    }

    /** Whose data it is about. */
    public String tenant() {
        return now().tenant();
    }

    /**
     * Makes sure that the caller may do one of these.
     *
     * @throws Failure when not, saying which scope is wanted
     */
    public void need(Scope... anyOf) {
        Caller caller = now();
        for (Scope scope : anyOf) {
            if (caller.may(scope)) {
                return;
            }
        }
        throw refused(caller, anyOf);
    }

    /** The caller's trajectory of this id, whether there is such a trajectory or not. */
    public TrajectoryId id(String id) {
        return Asked.id(tenant(), cleaning.id(id));
    }

    private static Failure refused(Caller caller, Scope... anyOf) {
        String wanted = anyOf.length == 0 ? "none that there is" : Scope.display(Set.of(anyOf));
        String advice = caller.name().equals(Caller.LOCAL.name())
                ? "There are no keys yet: maybe make one with steersman keys create --scope %s."
                : "Maybe use a key that was made with --scope %s.";
        return new Failure(
                ProblemKind.FORBIDDEN,
                "The scope that is needed here is %s. %s".formatted(wanted, advice.formatted(wanted)));
    }
}
