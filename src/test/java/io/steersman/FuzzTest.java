package io.steersman;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.google.protobuf.InvalidProtocolBufferException;
import io.steersman.client.HookClient;
import io.steersman.client.contract.HookSteps;
import io.steersman.intake.Intake;
import io.steersman.journal.KeptReader;
import io.steersman.policy.PolicyReader;
import io.steersman.reading.change.Patches;
import io.steersman.reading.instruction.Constraints;
import io.steersman.reading.instruction.Instructed;
import io.steersman.reading.language.Languages;
import io.steersman.reading.shell.Shell;
import io.steersman.recorded.otel.OtlpTraces;
import io.steersman.redaction.Redaction;
import io.steersman.rulebook.RuleLoader;
import io.steersman.rulebook.cases.CaseReader;
import io.steersman.session.Session;
import io.steersman.trajectory.Instruction;
import io.steersman.trajectory.Json;
import io.steersman.trajectory.NativeFormat;
import io.steersman.trajectory.Step;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/**
 * Damaged input for everything that reads what others write: no exception but those promised, no end that never comes.
 *
 * <p>{@code -Dfuzz.minutes=10} goes on for so long, {@code -Dfuzz.seed=7} begins elsewhere.
 */
final class FuzzTest {

    private static final long SEED = Long.getLong("fuzz.seed", 1);
    private static final Duration GOES_ON = Duration.ofMinutes(Integer.getInteger("fuzz.minutes", 0));
    private static final int ROUNDS = 40;
    /** Far more than any input takes on the slowest machine: what takes longer hangs. */
    private static final long HANGS_SECONDS = 60;

    /** Reads damaged input. */
    @FunctionalInterface
    private interface Target {
        void read(byte[] input) throws IOException;
    }

    private final Map<String, Target> targets = new TreeMap<>(Map.of(
            "intake", input -> Intake.read("fuzz", input),
            "native", NativeFormat::parse,
            "shell", input -> Shell.commands(text(input)),
            "instruction",
                    input -> {
                        Instruction instruction = Instruction.user(text(input));
                        Instructed.read(instruction, Languages.SHIPPED);
                        Constraints.read(instruction, Languages.SHIPPED);
                    },
            "patch", input -> Patches.of(text(input), 1),
            "policy",
                    input -> PolicyReader.read(
                            "default.yaml",
                            text(input),
                            "h",
                            Shipped.inForce().rulebook().detectionRules()),
            "cases", input -> CaseReader.read("a.cases.yaml", text(input), new ArrayList<>()),
            "redaction", input -> Redaction.standard().apply(text(input)),
            "session", FuzzTest::judge,
            "otlp", FuzzTest::spans));

    private final ExecutorService worker = Executors.newSingleThreadExecutor(work -> {
        Thread daemon = new Thread(work, "fuzz");
        daemon.setDaemon(true);
        return daemon;
    });

    @Test
    void noDamagedInputCrashesOrHangsAReader() throws Exception {
        // Given
        targets.put("hooks", FuzzTest::hooks);
        targets.put("import", FuzzTest::imported);
        targets.put("rules", input -> RuleLoader.load(Map.of("a/b.drl", text(input))));
        Damage damage = new Damage(SEED);
        Shipped.inForce();
        long end = System.nanoTime() + GOES_ON.toNanos();
        List<String> failures = new ArrayList<>();
        // When
        for (int round = 0; round < ROUNDS || System.nanoTime() < end; round++) {
            for (Map.Entry<String, Target> target : targets.entrySet()) {
                byte[] input = damage.next();
                run(target.getKey(), target.getValue(), input).ifPresent(failures::add);
            }
        }
        // Then
        assertThat(failures).isEmpty();
    }

    private Optional<String> run(String name, Target target, byte[] input) throws InterruptedException {
        try {
            worker.submit(() -> {
                        target.read(input);
                        return true;
                    })
                    .get(HANGS_SECONDS, TimeUnit.SECONDS);
            return Optional.empty();
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            String where = Arrays.stream(cause.getStackTrace())
                    .limit(6)
                    .map(String::valueOf)
                    .reduce("", (a, b) -> a + "\n  " + b);
            return Optional.of("%s: %s%s%n%s".formatted(name, cause, where, shown(input)));
        } catch (TimeoutException e) {
            throw new AssertionError("%s hangs on %s".formatted(name, shown(input)), e);
        }
    }

    private static String shown(byte[] input) {
        return Base64.getEncoder().encodeToString(input);
    }

    private static void judge(byte[] input) {
        List<Step> steps = NativeFormat.parse(input).steps();
        List<Step> read = steps.isEmpty()
                ? Intake.read("fuzz", input).trajectories().stream()
                        .flatMap(trajectory -> trajectory.steps().stream())
                        .limit(60)
                        .toList()
                : steps;
        List<Step> made = read.isEmpty() ? made(text(input)) : read;
        Session session =
                new Session(Shipped.inForce().rulebook(), Shipped.inForce().policy());
        for (int i = 0; i < made.size(); i++) {
            Step step = made.get(i);
            if (!session.accept(step.with(step.meta().withIndex(i))).errors().isEmpty()) {
                throw new IllegalStateException("A rule failed at step " + i + ": " + step);
            }
        }
    }

    private static List<Step> made(String text) {
        return new Run()
                .user(text)
                .say(text)
                .shell(text, "ok")
                .failing("npm test", text)
                .edit(text.substring(0, Math.min(80, text.length())), text, "b")
                .steps();
    }

    private static void hooks(byte[] input) throws IOException {
        var body = json(input);
        if (body.isObject()) {
            for (HookClient client : HookClient.values()) {
                HookSteps.of(client.read("PostToolUse", body), number -> false, Optional.empty(), List.of());
                HookSteps.of(client.read("", body), number -> false, Optional.empty(), List.of());
            }
        }
    }

    private static void spans(byte[] input) throws IOException {
        OtlpTraces.json(json(input));
        try {
            OtlpTraces.protobuf(input);
        } catch (InvalidProtocolBufferException e) {
            // As promised.
        }
    }

    private static void imported(byte[] input) throws IOException {
        KeptReader reader = new KeptReader(
                new BufferedReader(new InputStreamReader(new ByteArrayInputStream(input), StandardCharsets.UTF_8)));
        try {
            while (reader.next().isPresent()) {
                // The next one.
            }
        } catch (KeptReader.Unreadable e) {
            // As promised.
        }
    }

    private static com.fasterxml.jackson.databind.JsonNode json(byte[] input) throws IOException {
        try {
            return Json.MAPPER.readTree(input);
        } catch (JsonProcessingException e) {
            return Json.emptyObject();
        }
    }

    private static String text(byte[] input) {
        return new String(input, StandardCharsets.UTF_8);
    }
}
