package io.steersman.cli.analyze;

import io.steersman.cli.terminal.ExitCode;
import io.steersman.intake.Intake;
import io.steersman.intake.Reading;
import io.steersman.intake.Recognition;
import io.steersman.intake.Recognition.Guess;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Says of one file what format it is in and by what that was told, and what of it is read. */
final class FormatExplanation {

    private static final int MOST_PROBLEMS = 10;

    private final PrintWriter out;

    FormatExplanation(PrintWriter out) {
        this.out = out;
    }

    /**
     * Prints it.
     *
     * @return the exit code
     */
    int print(Path file, Optional<String> from) {
        Reading reading = Intake.read(file, from);
        SeenFile seen = SeenFile.of(reading);
        out.println(reading.source());
        List<Guess> guesses = guesses(file);
        guesses.forEach(guess -> out.println("  " + guess.display()));
        if (guesses.isEmpty()) {
            out.println("  No format has marks in it.");
        }
        out.println(
                seen.read()
                        ? "Read as %s%s: %d trajectories, %d steps, %d actions."
                                .formatted(
                                        seen.format(),
                                        from.isPresent() ? ", as told" : "",
                                        seen.trajectories(),
                                        seen.steps(),
                                        seen.actions())
                        : "Not read.");
        if (seen.wordsOnly() > 0) {
            out.println("Text but no action: %d trajectories; only their words would be judged."
                    .formatted(seen.wordsOnly()));
        }
        new TreeMap<>(seen.unknown())
                .forEach((kind, times) -> out.println("Not understood: a %s, %d times.".formatted(kind, times)));
        reading.problems().stream().limit(MOST_PROBLEMS).forEach(problem -> out.println(problem.display()));
        if (reading.problems().size() > MOST_PROBLEMS) {
            out.println("and %d more problems".formatted(reading.problems().size() - MOST_PROBLEMS));
        }
        return seen.read() ? ExitCode.OK : ExitCode.INPUT;
    }

    private static List<Guess> guesses(Path file) {
        try {
            boolean readable = Files.size(file) <= Intake.LARGEST_FILE;
            Recognition recognition =
                    readable ? Intake.recognise(file.toString(), Files.readAllBytes(file)) : new Recognition(List.of());
            return recognition.guesses();
        } catch (IOException e) {
            return List.of();
        }
    }
}
