package io.steersman;

import static org.assertj.core.api.Assertions.assertThat;

import io.steersman.intake.Intake;
import io.steersman.policy.PolicyReader;
import io.steersman.reading.change.Patches;
import io.steersman.redaction.CleanSteps;
import io.steersman.redaction.Redaction;
import io.steersman.rulebook.RuleLoader;
import io.steersman.rulebook.cases.CaseReader;
import io.steersman.session.Session;
import io.steersman.trajectory.Json;
import io.steersman.trajectory.NativeFormat;
import io.steersman.trajectory.Step;
import io.steersman.trajectory.ToolCall;
import io.steersman.trajectory.ToolResult;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/**
 * Four times the text takes about four times the work, whatever the text, for everything that reads what others write.
 *
 * <p>Work is what the thread has worked, and only how it grows is held to anything. All pieces before all readers, up to
 * 1 MB, take hours, so they are part of {@code -Dattack=full}; else each reader is given some of them, up to 64 KB.
 * {@code -Dgrowth.only=shell} takes one reader.
 */
final class GrowthTest {

    private static final boolean FULL = "full".equals(System.getProperty("attack"));
    private static final int LONGEST = FULL ? 1 << 20 : 1 << 16;
    /** Each reader is given one of so many pieces, not the same ones. */
    private static final int APART = FULL ? 1 : 40;

    private static final String ONLY = System.getProperty("growth.only", ".*");
    private static final int SHORTEST = 1 << 4;
    private static final int STEP = 4;
    /** Between linear, 4, and quadratic, 16. */
    private static final double MOST_GROWTH = 10;

    /** Below this, other things weigh more than the text. */
    private static final long FLOOR_NANOS = 20_000_000;

    /** Nothing that grows with its text takes as long: it would not come to an end. */
    private static final long HANGS_SECONDS = 30;

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final Map<String, Consumer<String>> readers = new TreeMap<>(Map.of(
            "redaction", text -> Redaction.standard().apply(text),
            "cleaning", GrowthTest::clean,
            "shell", text -> judge(new Run().bash(text)),
            "failure", text -> judge(new Run().failing("npm test", text)),
            "answer", text -> judge(new Run().shell("ls", text)),
            "instruction", text -> judge(new Run().user(text)),
            "message", text -> judge(new Run().user("Fix it.").say(text).end()),
            "edit", text -> judge(new Run().edit("tests/test_a.py", text, text + "x")),
            "patch", text -> Patches.of(text, 1),
            "python", text -> judge(new Run().bash("python - <<'STOP'\n" + text + "\nSTOP"))));

    {
        readers.put(
                "limits",
                text -> judge(new Run().user("Do not " + text).bash("rm a").end()));
        readers.put("native", text -> NativeFormat.parse(bytes(text)));
        readers.put("intake", text -> Intake.read("a", bytes(text)));
        readers.put("policy", text -> PolicyReader.read("default.yaml", text, "h", List.of()));
        readers.put("cases", text -> CaseReader.read("a.cases.yaml", text, new ArrayList<>()));
        readers.put("rules", text -> RuleLoader.load(Map.of("a/b.drl", "package rules.a.b;\n" + text)));
    }

    @Test
    void workGrowsWithTheText() throws Exception {
        // Given
        List<String> pieces = pieces();
        Shipped.inForce();
        List<String> failures = new ArrayList<>();
        // When
        int number = 0;
        for (String piece : pieces) {
            for (Map.Entry<String, Consumer<String>> reader : readers.entrySet()) {
                if (reader.getKey().matches(ONLY) && number++ % APART == 0) {
                    grow(reader.getKey(), reader.getValue(), piece, failures);
                }
            }
            number++;
        }
        // Then
        assertThat(failures).isEmpty();
    }

    private static void grow(String name, Consumer<String> reader, String piece, List<String> failures)
            throws Exception {
        long before = work(reader, piece, SHORTEST);
        for (int size = SHORTEST * STEP; size <= LONGEST; size *= STEP) {
            long now = work(reader, piece, size);
            if (isTooMuch(before, now)) {
                // Once more, for what else the machine did is not the text's.
                before = Math.min(before, work(reader, piece, size / STEP));
                now = now == Long.MAX_VALUE ? now : Math.min(now, work(reader, piece, size));
            }
            if (isTooMuch(before, now)) {
                failures.add("%s of %d characters of %s: %d ms, after %d ms"
                        .formatted(name, size, shown(piece), now / 1_000_000, before / 1_000_000));
                return;
            }
            before = now;
        }
    }

    private static boolean isTooMuch(long before, long now) {
        return now > FLOOR_NANOS && now > MOST_GROWTH * Math.max(before, FLOOR_NANOS / STEP);
    }

    private static long work(Consumer<String> reader, String piece, int size) throws InterruptedException {
        String text = piece.repeat(Math.max(1, size / piece.length()));
        FutureTask<Long> task = new FutureTask<>(() -> {
            long began = THREADS.getCurrentThreadCpuTime();
            reader.accept(text);
            return THREADS.getCurrentThreadCpuTime() - began;
        });
        Thread thread = new Thread(task, "growth");
        thread.setDaemon(true);
        thread.start();
        try {
            return task.get(HANGS_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            return Long.MAX_VALUE;
        } catch (ExecutionException e) {
            throw new AssertionError("The reader fails on %d of %s".formatted(size, shown(piece)), e.getCause());
        }
    }

    private static void clean(String text) {
        CleanSteps cleaning = new CleanSteps(Redaction.standard());
        cleaning.clean(ToolResult.of("c", text, ToolResult.Status.OK));
        cleaning.clean(ToolCall.of("c", "Bash", "command", text));
    }

    private static void judge(Run run) {
        var shipped = Shipped.inForce();
        Session session = new Session(shipped.rulebook(), shipped.policy());
        for (Step step : run.steps()) {
            session.accept(step);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String shown(String piece) {
        return Json.MAPPER.valueToTree(piece).toString();
    }

    private static List<String> pieces() throws IOException {
        return Files.readAllLines(Path.of("src/test/resources/growth/pieces.txt")).stream()
                .filter(line -> !line.startsWith("# Pieces"))
                .map(line -> line.replace("\\\\", "\u0001")
                        .replace("\\n", "\n")
                        .replace("\\t", "\t")
                        .replace("\\0", "\u0000")
                        .replace("\u0001", "\\"))
                .filter(line -> !line.isEmpty())
                .toList();
    }
}
