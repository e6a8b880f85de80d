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
    private static final String NAME = Long.toString(System.nanoTime(), 36);
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final double perSecond;
    private final int inOne;
    private final long end;
    private final int agents;
    private final List<String> urls;
    private final ConcurrentLinkedQueue<Long> took = new ConcurrentLinkedQueue<>();
    private final AtomicLong steps = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();

    private FleetLoad(List<String> arguments) {
        perSecond = Double.parseDouble(arguments.get(0));
        inOne = Integer.parseInt(arguments.get(1));
        end = System.nanoTime() + Long.parseLong(arguments.get(2)) * 1_000_000_000L;
        agents = Integer.parseInt(arguments.get(3));
        urls = arguments.subList(4, arguments.size());
    }

    /** Measures once. */
    public static void main(String[] arguments) throws InterruptedException {
        new FleetLoad(List.of(arguments)).measure();
    }

    private void measure() throws InterruptedException {
        long begun = System.nanoTime();
        List<Thread> all = new ArrayList<>();
        for (int i = 0; i < agents; i++) {
            int agent = i;
            all.add(new Thread(() -> work(agent)));
        }
        all.forEach(Thread::start);
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

    private void work(int agent) {
        long pause = perSecond == 0 ? 0 : (long) (agents * inOne * 1e9 / perSecond);
        long next = System.nanoTime() + pause * agent / agents;
        while (System.nanoTime() < end) {
            int run = RUNS.getAndIncrement();
            List<Step> left = Runs.of(run);
            for (int from = 0; from < left.size() && System.nanoTime() < end; from += inOne) {
                while (System.nanoTime() < next) {
                    sleep();
                }
                next += pause;
                send(run, left.subList(from, Math.min(left.size(), from + inOne)));
            }
        }
    }

    private void send(int run, List<Step> some) {
        long sent = System.nanoTime();
        int status = post(urls.get(run % urls.size()), NAME + run, some);
        took.add(System.nanoTime() - sent);
        if (status == 200) {
            steps.addAndGet(some.size());
        } else {
            refused.incrementAndGet();
        }
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

    private static int post(String url, String id, List<Step> steps) {
        String body =
                steps.stream().map(step -> NativeFormat.write(step).toString()).collect(Collectors.joining("\n"));
        try {
            return CLIENT.send(
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
