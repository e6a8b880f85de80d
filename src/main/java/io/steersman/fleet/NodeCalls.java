package io.steersman.fleet;

import io.steersman.trajectory.TrajectoryId;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;

/** Asks other nodes. Thread-safe. */
final class NodeCalls {

    private static final Duration CONNECT = Duration.ofMillis(300);
    private static final int OK = 200;
    private static final int LATE = 504;

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .build();
    private final String key;

    NodeCalls(FleetSettings fleet) {
        this.key = fleet.key();
    }

    /** The other node has not taken the request: it is gone, or the trajectory is not its own any more. */
    static final class NotTaken extends RuntimeException {
        NotTaken(String why) {
            super(why);
        }
    }

    /**
     * Has another node do something.
     *
     * @return what comes of it; fails with {@link NotTaken} when it surely was not put into the log, or with a {@link
     *     TimeoutException}
     */
    CompletableFuture<Answer> ask(String node, TrajectoryId id, String input, Duration longest) {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://" + node + NodeDoor.PATH + encoded(id.tenant()) + "/" + encoded(id.id())))
                .timeout(longest)
                .header("Authorization", "Bearer " + key)
                .header(NodeDoor.PATIENCE, String.valueOf(longest.toMillis()))
                .POST(HttpRequest.BodyPublishers.ofString(input))
                .build();
        return client.sendAsync(request, HttpResponse.BodyHandlers.ofString()).handle((response, thrown) -> {
            if (thrown != null) {
                throw new CompletionException(gone(thrown) ? new NotTaken(node + " is gone") : late(node, thrown));
            }
            if (response.statusCode() == LATE) {
                throw new CompletionException(late(node, new IllegalStateException("late")));
            }
            if (response.statusCode() != OK) {
                throw new CompletionException(new NotTaken(node + " answers " + response.statusCode()));
            }
            return Answer.read(response.body());
        });
    }

    /** Tells another node what came of a request that it put into the log; nothing waits for that. */
    void tell(String node, String number, Answer answer) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://" + node + NodeDoor.ANSWERS + number))
                .timeout(CONNECT)
                .header("Authorization", "Bearer " + key)
                .POST(HttpRequest.BodyPublishers.ofString(answer.write()))
                .build();
        client.sendAsync(request, HttpResponse.BodyHandlers.discarding());
    }

    private static boolean gone(Throwable thrown) {
        Throwable cause = thrown instanceof CompletionException ? thrown.getCause() : thrown;
        return cause instanceof ConnectException || cause instanceof HttpConnectTimeoutException;
    }

    private static TimeoutException late(String node, Throwable thrown) {
        TimeoutException late = new TimeoutException(node + " does not say what came of it.");
        late.initCause(thrown);
        return late;
    }

    private static String encoded(String part) {
        return URLEncoder.encode(part, StandardCharsets.UTF_8);
    }
}
