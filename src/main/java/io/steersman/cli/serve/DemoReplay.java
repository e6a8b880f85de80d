package io.steersman.cli.serve;

import com.fasterxml.jackson.databind.JsonNode;
import io.steersman.cli.terminal.Paint;
import io.steersman.trajectory.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Replays the bundled runs into a service over HTTP, one step a request, and prints what comes of them. */
final class DemoReplay implements Runnable {

    private static final List<String> RUNS = List.of(
            "1-stuck-on-a-failing-test",
            "2-writes-what-the-user-ruled-out",
            "3-claims-what-it-has-not-seen",
            "4-works-hard-and-is-left-alone");
    private static final int ATTEMPTS = 240;
    private static final Duration PAUSE = Duration.ofMillis(250);
    private static final int OK = 200;

    private final HttpClient client = HttpClient.newHttpClient();
    private final String address;
    private final Optional<String> key;
    private final Happened happened;

    /**
     * @param address of the service, without a path
     */
    DemoReplay(String address, Optional<String> key, PrintWriter out, Paint paint) {
        this.address = address;
        this.key = key;
        this.happened = new Happened(out, paint);
    }

    @Override
    public void run() {
        try {
            awaitService(client, address);
            happened.say("");
            happened.head("Replaying %d bundled runs into the service at %s".formatted(RUNS.size(), address));
            for (String run : RUNS) {
                replay(run);
            }
            sumUp();
        } catch (IOException e) {
            happened.say("The demo stopped: %s".formatted(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Waits until the service is ready.
     *
     * @throws IOException when it does not come up within a minute
     */
    static void awaitService(HttpClient client, String address) throws IOException, InterruptedException {
        HttpRequest ready =
                HttpRequest.newBuilder(URI.create(address + "/q/health/ready")).build();
        for (int i = 0; i < ATTEMPTS; i++) {
            try {
                if (client.send(ready, HttpResponse.BodyHandlers.discarding()).statusCode() == OK) {
                    return;
                }
            } catch (IOException e) {
                // Not there yet.
            }
            Thread.sleep(PAUSE.toMillis());
        }
        throw new IOException("the service at %s did not come up.".formatted(address));
    }

    private void replay(String run) throws IOException, InterruptedException {
        happened.say("");
        happened.head(run);
        int told = 0;
        for (String step : steps(run)) {
            JsonNode answer = post(run, step);
            answer.path("findings").forEach(happened::finding);
            answer.path("interventions")
                    .forEach(one -> happened.intervention(one, one.path("level").asText()));
            told += answer.path("findings").size()
                    + answer.path("interventions").size();
        }
        if (told == 0) {
            happened.say("  nothing to say: this is work");
        }
        ask("/v1/trajectories/demo-" + run + "/outcomes").forEach(this::printOutcome);
    }

    private void printOutcome(JsonNode outcome) {
        String kind = outcome.path("outcome").asText();
        boolean turned = outcome.path("turned").asInt() >= 0;
        String early = " The run ended after %d turns, too early to call it recovery."
                .formatted(outcome.path("actions").asInt());
        happened.say("  step %3d  outcome: %s%s"
                .formatted(
                        outcome.path("step").asInt(),
                        turned
                                ? "the agent turned at step %d."
                                        .formatted(outcome.path("turned").asInt())
                                : kind + ".",
                        kind.equals("ended") ? early : turned ? " Counted as " + kind + "." : ""));
    }

    private void sumUp() throws IOException, InterruptedException {
        JsonNode cases = ask("/v1/reports/recovery").path("cases");
        JsonNode first = cases.path("single");
        happened.say("");
        happened.head(
                "Agents were told of %d faults. Followed to the end: %d, recovered from: %d. Left just before the run ended: %d."
                        .formatted(
                                cases.path("count").asInt(),
                                first.path("of").asInt(),
                                first.path("count").asInt(),
                                cases.path("endedAfterChange").asInt()));
        happened.say("");
        happened.say(
                "That was the demo. The service stays up at %s until Ctrl-C; it keeps nothing.".formatted(address));
        happened.say("The same as a page: %s/v1/reports/html".formatted(address));
        happened.say("Next: stop it, run 'steersman serve' and, beside it, 'steersman install claude-code'");
        happened.say("      (or codex, gemini-cli, ...), and see your own agents with 'steersman watch'.");
        happened.say("Runs that are recorded already: steersman analyze ~/.claude/projects");
    }

    private JsonNode post(String run, String step) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(address + "/v1/trajectories/demo-" + run + "/steps"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(step)));
    }

    private JsonNode ask(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(address + path)));
    }

    private JsonNode send(HttpRequest.Builder request) throws IOException, InterruptedException {
        key.ifPresent(value -> request.header("Authorization", "Bearer " + value));
        HttpResponse<String> response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != OK) {
            throw new IOException("the service answered %d: %s".formatted(response.statusCode(), response.body()));
        }
        return Json.MAPPER.readTree(response.body());
    }

    private static List<String> steps(String run) throws IOException {
        try (InputStream in = DemoReplay.class.getResourceAsStream("/steersman/demo/" + run + ".jsonl")) {
            if (in == null) {
                throw new IOException("the program was built without the run '%s'.".formatted(run));
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }
}
