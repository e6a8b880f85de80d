package io.steersman.fleet;

import io.steersman.trajectory.TrajectoryId;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * The way of a request to the node that owns its trajectory. Thread-safe.
 *
 * <p>Where the owner is not known, or has gone, the request is put into the log here: it is kept, and whoever takes the trajectory
 * over does it, and tells this node.
 */
final class Routing {

    private final String node;
    private final Owners owners;
    private final Ingress ingress;
    private final NodeCalls calls;

    Routing(String node, Owners owners, Ingress ingress, NodeCalls calls) {
        this.node = node;
        this.owners = owners;
        this.ingress = ingress;
        this.calls = calls;
    }

    /** Has something done; what is returned fails with a {@link java.util.concurrent.TimeoutException} when nobody can say in time what came of it. */
    CompletableFuture<Answer> ask(TrajectoryId id, String input, Duration longest) {
        long begun = System.nanoTime();
        Optional<String> owner = owners.of(id);
        if (owner.isEmpty() || owner.get().equals(node)) {
            return ingress.put(id, input, longest);
        }
        return calls.ask(owner.get(), id, input, longest)
                .handle((answer, thrown) -> {
                    if (thrown instanceof CompletionException && thrown.getCause() instanceof NodeCalls.NotTaken) {
                        Duration left = longest.minusNanos(System.nanoTime() - begun);
                        return ingress.put(id, input, left.isNegative() ? Duration.ofMillis(1) : left);
                    }
                    return thrown == null
                            ? CompletableFuture.completedFuture(answer)
                            : CompletableFuture.<Answer>failedFuture(
                                    thrown instanceof CompletionException && thrown.getCause() != null
                                            ? thrown.getCause()
                                            : thrown);
                })
                .thenCompose(next -> next);
    }

    /** Takes what another node asks for. */
    CompletableFuture<Answer> take(TrajectoryId id, String input, Duration longest) {
        if (!owners.isHere(id)) {
            throw new NodeDoor.Misdirected();
        }
        return ingress.put(id, input, longest);
    }
}
