package io.steersman.fleet;

import io.steersman.trajectory.NativeFormat;
import io.steersman.trajectory.Step;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/**
 * Reports steps to services and says how fast they are: {@code PER_SECOND|0 IN_ONE SECONDS AGENTS URL...}; 0 for as fast as they
 * answer.
 */
public final class FleetLoad {

    private static final AtomicInteger RUNS = new AtomicInteger();

    private FleetLoad() {}

    /** Measures once. */
    public static void main(String[] arguments) throws InterruptedException {
        double perSecond = Double.parseDouble(arguments[0]);
        int inOne = Integer.parseInt(arguments[1]);
        long end = System.nanoTime() + Long.parseLong(arguments[2]) * 1_000_000_000L;
        int agents = Integer.parseInt(arguments[3]);
        List<String> urls = List.of(arguments).subList(4, arguments.length);
        ConcurrentLinkedQueue<Long> took = new ConcurrentLinkedQueue<>();
        AtomicLong steps = new AtomicLong();
        AtomicLong refused = new AtomicLong();
        HttpClient client = HttpClient.newHttpClient();
        String fleet = Long.toString(System.nanoTime(), 36);
        List<Thread> all = new ArrayList<>();
        long begun = System.nanoTime();
        for (int i = 0; i < agents; i++) {
            int agent = i;
            Thread thread = new Thread(() -> {
                long pause = perSecond == 0 ? 0 : (long) (agents * inOne * 1e9 / perSecond);
                long next = System.nanoTime() + pause * agent / agents;
                while (System.nanoTime() < end) {
                    int run = RUNS.getAndIncrement();
                    List<Step> left = Runs.of(run);
                    for (int from = 0; from < left.size() && System.nanoTime() < end; from += inOne) {
                        List<Step> some = left.subList(from, Math.min(left.size(), from + inOne));
                        while (System.nanoTime() < next) {
                            Thread.onSpinWait();
                            sleep();
                        }
                        next += pause;
                        long sent = System.nanoTime();
                        int status = post(client, urls.get(run % urls.size()), fleet + run, some);
                        took.add(System.nanoTime() - sent);
                        if (status == 200) {
                            steps.addAndGet(some.size());
                        } else {
                            refused.incrementAndGet();
                        }
                    }
                }
            });
            all.add(thread);
            thread.start();
        }
        for (Thread one : all) {
            one.join();
        }
        double seconds = (System.nanoTime() - begun) / 1e9;
        List<Long> sorted = took.stream().sorted().toList();
        System.out.printf(
                "%.0f steps/s; ms p50 %.1f p90 %.1f p99 %.1f most %.1f; %d steps, %d requests not answered with 200%n",
                steps.get() / seconds,
                at(sorted, 0.5),
                at(sorted, 0.9),
                at(sorted, 0.99),
                at(sorted, 1),
                steps.get(),
                refused.get());
    }

    private static void sleep() {
        try {
            Thread.sleep(1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static double at(List<Long> sorted, double share) {
        return sorted.get(Math.min(sorted.size() - 1, (int) (sorted.size() * share))) / 1e6;
    }

    private static int post(HttpClient client, String url, String id, List<Step> steps) {
        String body =
                steps.stream().map(step -> NativeFormat.write(step).toString()).collect(Collectors.joining("\n"));
        try {
            return client.send(
                            HttpRequest.newBuilder(URI.create(url + "/v1/trajectories/" + id + "/steps"))
                                    .header("Content-Type", "application/x-ndjson")
                                    .POST(HttpRequest.BodyPublishers.ofString(body))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .statusCode();
        } catch (java.io.IOException e) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }
}
