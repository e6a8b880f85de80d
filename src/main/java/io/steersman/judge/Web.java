package io.steersman.judge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.steersman.judge.ModelFailure.Kind;
import io.steersman.trajectory.Json;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Sends JSON and reads JSON, without a thread that waits.
 *
 * <p>The client's own timeout ends with the headers of an answer, so no time is set here: whoever waits gives the call up, and
 * that closes the connection.
 */
final class Web {

    private static final int TOO_MANY = 429;
    private static final int OVERLOADED = 529;
    private static final int SERVER = 500;
    private static final int GOOD = 200;
    private static final int MOST_SECONDS = 600;
    private static final int LONGEST_EXCERPT = 200;
    private static final int LARGEST = 1024 * 1024;

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    /**
     * Posts a body.
     *
     * @return what came back, or a {@link ModelFailure}; cancelling it closes the connection
     */
    CompletableFuture<JsonNode> post(URI address, Map<String, String> headers, JsonNode body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()));
        headers.forEach(request::header);
        CompletableFuture<HttpResponse<String>> call =
                client.sendAsync(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        call.whenComplete((response, thrown) -> {
            if (thrown == null) {
                read(response, answer);
            } else {
                answer.completeExceptionally(
                        new ModelFailure(Kind.UNREACHABLE, "The model cannot be reached: " + root(thrown)));
            }
        });
        answer.whenComplete((found, thrown) -> {
            if (thrown != null) {
                call.cancel(true);
            }
        });
        return answer;
    }

    private static void read(HttpResponse<String> response, CompletableFuture<JsonNode> answer) {
        int status = response.statusCode();
        if (status != GOOD) {
            answer.completeExceptionally(failure(status, response));
            return;
        }
        try {
            if (response.body().length() > LARGEST) {
                throw new ModelFailure(Kind.MALFORMED, "The answer is too large.");
            }
            answer.complete(Json.MAPPER.readTree(response.body()));
        } catch (JsonProcessingException e) {
            answer.completeExceptionally(new ModelFailure(Kind.MALFORMED, "The answer is no JSON."));
        } catch (ModelFailure e) {
            answer.completeExceptionally(e);
        }
    }

    private static ModelFailure failure(int status, HttpResponse<String> response) {
        boolean busy = status == TOO_MANY || status >= SERVER || status == OVERLOADED;
        String said = Shown.folded(response.body());
        return new ModelFailure(
                busy ? Kind.BUSY : Kind.REFUSED,
                "The model answered %d: %s"
                        .formatted(status, said.substring(0, Math.min(said.length(), LONGEST_EXCERPT))),
                response.headers()
                        .firstValue("Retry-After")
                        .flatMap(Web::seconds)
                        .orElse(Duration.ZERO));
    }

    /** A date instead of seconds is passed over. */
    private static Optional<Duration> seconds(String value) {
        boolean number = !value.isEmpty() && value.length() < 6 && value.chars().allMatch(c -> c >= '0' && c <= '9');
        return number
                ? Optional.of(Duration.ofSeconds(Math.min(MOST_SECONDS, Integer.parseInt(value))))
                : Optional.empty();
    }

    private static String root(Throwable thrown) {
        Throwable root = thrown;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getClass().getSimpleName() + (root.getMessage() == null ? "" : ": " + root.getMessage());
    }
}
