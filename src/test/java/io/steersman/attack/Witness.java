package io.steersman.attack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.steersman.trajectory.Json;
import java.util.Set;
import java.util.TreeSet;

/** Reports a step all the time, and remembers those that were acknowledged. */
final class Witness {

    private static final long EVERY_MILLIS = 250;
    private static final int PAGE = 1000;

    private final AttackedService service;
    private final Set<Long> acknowledged = new TreeSet<>();
    private final Thread thread = new Thread(this::report, "witness");
    private volatile boolean over;

    Witness(AttackedService service) {
        this.service = service;
        thread.start();
    }

    private void report() {
        for (long number = 0; !over; number++) {
            String step = Json.emptyObject()
                    .put("kind", "message")
                    .put("text", "Seen.")
                    .put("step", number)
                    .toString();
            if (service.steps("witness", step) == 200) {
                acknowledged.add(number);
            }
            try {
                Thread.sleep(EVERY_MILLIS);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    /** How many steps were acknowledged; asked for at the end. */
    int acknowledged() {
        return acknowledged.size();
    }

    /** The numbers of those that were acknowledged and are not kept. */
    Set<Long> lost() throws JsonProcessingException {
        Set<Long> lost = new TreeSet<>(acknowledged);
        for (int from = 0, read = PAGE; read == PAGE; from += read) {
            JsonNode page = Json.MAPPER
                    .readTree(service.get("/v1/trajectories/witness/steps?from=%d&limit=%d".formatted(from, PAGE)))
                    .path("steps");
            page.forEach(step -> lost.remove(step.path("step").asLong(-1)));
            read = page.size();
        }
        return lost;
    }

    /** Reports no more. */
    void end() throws InterruptedException {
        over = true;
        thread.join();
    }
}
