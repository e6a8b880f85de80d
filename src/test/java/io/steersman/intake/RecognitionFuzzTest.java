package io.steersman.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.steersman.trajectory.Step;
import io.steersman.trajectory.ToolCall;
import io.steersman.trajectory.Trajectory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Files that are put together from pieces of several formats: what is lost of them is told, or the file is refused. */
class RecognitionFuzzTest {

    private static final long SEED = Long.getLong("fuzz.seed", 1);
    private static final int ROUNDS = Integer.getInteger("fuzz.rounds", 600);

    /** The lines of a fixture, and how many calls are read of it alone. */
    private record Lines(String format, List<String> lines, long calls) {}

    @Test
    void nothingOfAForeignPieceIsLostWithoutAWord() throws IOException {
        // Given
        List<Lines> seeds = seeds();
        assertThat(seeds).hasSizeGreaterThan(20);
        Random random = new Random(SEED);
        Map<String, String> silent = new TreeMap<>();
        // When
        for (int round = 0; round < ROUNDS; round++) {
            Lines host = seeds.get(random.nextInt(seeds.size()));
            Lines guest = seeds.get(random.nextInt(seeds.size()));
            List<String> piece = piece(random, guest);
            int at = random.nextInt(host.lines().size() + 1);
            List<String> mixed = new ArrayList<>(host.lines());
            mixed.addAll(at, piece);
            long expected = host.calls() + calls(read(piece, Optional.of(guest.format())));
            Reading reading = read(mixed, Optional.empty());
            boolean told = !reading.problems().isEmpty() || !reading.unknown().isEmpty();
            if (!client(host).equals(client(guest)) && calls(reading) < expected && !told) {
                silent.put(
                        "%s in %s, read as %s".formatted(guest.format(), host.format(), reading.format()),
                        "%d of %d calls".formatted(calls(reading), expected));
            }
        }
        // Then
        assertThat(silent).isEmpty();
    }

    @Test
    void cutOffFilesAreReadOrRefusedWithAReason() throws IOException {
        // Given
        List<byte[]> contents = new ArrayList<>();
        for (Path file : files()) {
            contents.add(Files.readAllBytes(file));
        }
        Random random = new Random(SEED);
        List<String> silent = new ArrayList<>();
        // When
        for (int round = 0; round < ROUNDS; round++) {
            byte[] whole = contents.get(random.nextInt(contents.size()));
            byte[] cut = Arrays.copyOf(whole, 1 + random.nextInt(whole.length));
            Reading reading = Intake.read("cut", cut);
            if (reading.trajectories().isEmpty() && reading.problems().isEmpty()) {
                silent.add(new String(cut, StandardCharsets.UTF_8));
            }
        }
        // Then
        assertThat(silent).isEmpty();
    }

    /** The forms of one client go on from each other: what was said in both is one. */
    private static String client(Lines lines) {
        return lines.format().replaceFirst("-.*", "");
    }

    private static List<String> piece(Random random, Lines guest) {
        int from = random.nextInt(guest.lines().size());
        int to = Math.min(guest.lines().size(), from + 1 + random.nextInt(8));
        return guest.lines().subList(from, to);
    }

    private static Reading read(List<String> lines, Optional<String> format) {
        return Intake.read("mixed", String.join("\n", lines).getBytes(StandardCharsets.UTF_8), format);
    }

    private static long calls(Reading reading) {
        long calls = 0;
        for (Trajectory trajectory : reading.trajectories()) {
            for (Step step : trajectory.steps()) {
                calls += step instanceof ToolCall ? 1 : 0;
            }
        }
        return calls;
    }

    private static List<Path> files() {
        return Intake.files(Path.of("src/test/resources/intake")).files().stream()
                .filter(file -> !file.toString().endsWith(".expected"))
                .toList();
    }

    private static List<Lines> seeds() throws IOException {
        List<Lines> seeds = new ArrayList<>();
        for (Path file : files()) {
            List<String> lines = Files.readAllLines(file);
            Reading reading = Intake.read(file);
            boolean ofLines = lines.stream().filter(line -> !line.isBlank()).allMatch(line -> line.startsWith("{"));
            if (ofLines && lines.size() > 1) {
                seeds.add(new Lines(reading.format(), lines, calls(reading)));
            }
        }
        return seeds;
    }
}
