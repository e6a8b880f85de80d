package io.steersman.cli.serve;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.steersman.trajectory.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Lets scripted agents run through the arms of an experiment over HTTP, and prints the report as it grows. */
final class DemoExperiment implements Runnable {

    private static final int AGENTS = 600;
    private static final int REPORT_EVERY = 200;
    private static final int AT_ONCE = 4;
    private static final int OK = 200;
    /** What is asked of the agents. */
    static final String EXPERIMENT = """
            question: Does guidance help these agents, more than being spoken to at all?
            status: running
            arms:
              control: {}
              placebo: { text: "A note was taken of this step." }
              treatment: {}
            metric: recovery
            metrics: [failed-calls, steps]
            guardrails: [failed-calls]
            planned: %d
            """.formatted(AGENTS);

    private static final String NEXT = """
            That was the experiment. The service stays up until Ctrl-C: %s/v1/reports/experiments/html
            To ask the same of agents of your own, with a service of yours and its folder of policies:
              steersman experiments plan guidance-helps --policies policies
              steersman experiments start guidance-helps --policies policies""";

    private final HttpClient client = HttpClient.newHttpClient();
    private final String address;
    private final Optional<String> key;
    private final PrintWriter out;

    /**
     * @param address of the service, without a path
     */
    DemoExperiment(String address, Optional<String> key, PrintWriter out) {
        this.address = address;
        this.key = key;
        this.out = out;
    }

    @Override
    public void run() {
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        try {
            DemoReplay.awaitService(client, address);
            say(
                    "%d scripted agents run through three arms: some get stuck, some of these listen, some are disturbed by advice."
                            .formatted(AGENTS));
            for (int first = 0; first < AGENTS; first += REPORT_EVERY) {
                letRun(threads, first);
                report(first + REPORT_EVERY);
            }
            say(NEXT.formatted(address));
        } catch (IOException | ExecutionException e) {
            say("The demo stopped: %s".formatted(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            threads.shutdownNow();
        }
    }

    private void letRun(ExecutorService threads, int first) throws ExecutionException, InterruptedException {
        List<Future<Integer>> runs = new ArrayList<>();
        for (int agent = first; agent < first + REPORT_EVERY; agent++) {
            int number = agent;
            runs.add(threads.submit(() -> live(number)));
        }
        for (Future<Integer> run : runs) {
            run.get();
        }
    }

    /** One agent from its task to its end; how many steps it took. */
    private int live(int number) throws IOException, InterruptedException {
        ScriptedAgent agent = new ScriptedAgent(number);
        Optional<ArrayNode> next = agent.next();
        while (next.isPresent()) {
            JsonNode answer = json(post(
                    "/v1/trajectories/agent-%04d/steps".formatted(number),
                    next.get().toString()));
            answer.path("interventions")
                    .forEach(told -> agent.hear(told.path("text").asText()));
            next = agent.next();
        }
        return agent.steps();
    }

    private void report(int agents) throws IOException, InterruptedException {
        say("");
        say("=== after %d agents".formatted(agents));
        say(send(HttpRequest.newBuilder(URI.create(address + "/v1/reports/experiments/text?name=demo"))
                .GET()));
    }

    private String post(String path, String body) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(address + path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private String send(HttpRequest.Builder request) throws IOException, InterruptedException {
        key.ifPresent(value -> request.header("Authorization", "Bearer " + value));
        HttpResponse<String> response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != OK) {
            throw new IOException("the service answered %d: %s".formatted(response.statusCode(), response.body()));
        }
        return response.body();
    }

    private static JsonNode json(String text) throws IOException {
        return Json.MAPPER.readTree(text);
    }

    private void say(String line) {
        out.println(line);
        out.flush();
    }
}
