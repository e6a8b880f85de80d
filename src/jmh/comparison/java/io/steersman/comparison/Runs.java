package io.steersman.comparison;

import io.steersman.comparison.Event.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Made-up runs, lifelike in their mix. The same seed gives the same run. */
final class Runs {

    private static final int FILES = 60;

    private Runs() {}

    static List<Event> of(int seed, int length) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Event> events = new ArrayList<>(length);
        String run = "run-" + seed;
        while (events.size() < length) {
            if (events.size() > 4 && random.nextInt(150) == 0) {
                again(events, run, 1 + random.nextInt(3));
            } else {
                events.add(next(run, events.size(), random));
            }
        }
        return List.copyOf(events.subList(0, length));
    }

    private static Event next(String run, int seq, SplittableRandom random) {
        int dice = random.nextInt(100);
        Kind kind = dice < 30 ? Kind.READ : dice < 52 ? Kind.EDIT : dice < 70 ? Kind.TEST : Kind.OTHER;
        // Work goes from file to file, and comes back to some.
        int file = (seq / 40 + random.nextInt(8)) % FILES;
        String path = "src/app/file" + file + ".py";
        String call =
                switch (kind) {
                    case READ -> "read " + path;
                    case EDIT -> "edit " + path + " " + random.nextInt(1000);
                    case TEST -> "pytest tests/test_" + file % 10 + ".py";
                    case OTHER -> "grep -rn name" + random.nextInt(400) + " src";
                };
        boolean failed = random.nextInt(100) < (kind == Kind.TEST ? 20 : 3);
        String error = failed ? kind + " failed: " + file % 12 : "";
        return new Event(run, seq, kind, call, path, failed, error);
    }

    /** What was done last is done again, three times. */
    private static void again(List<Event> events, String run, int period) {
        int start = events.size() - period;
        for (int i = 0; i < 3 * period; i++) {
            Event one = events.get(start + i % period);
            events.add(new Event(
                    run, events.size(), one.kind(), one.call(), one.file(), one.failed(), one.error()));
        }
    }
}
