package io.steersman.intake;

import io.steersman.recorded.Certainty;
import io.steersman.recorded.Format;
import io.steersman.recorded.Sample;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a source may be in, the surest first.
 *
 * @param guesses formats that it has marks of; of two that are equally sure the one that is listed first
 */
public record Recognition(List<Guess> guesses) {

    /** Less than this share of a source with the marks of a format does not make it one. */
    private static final double ENOUGH = 0.5;

    public Recognition {
        guesses = List.copyOf(guesses);
    }

    /**
     * A format that a source may be in.
     *
     * @param name the format's name
     */
    public record Guess(String name, Certainty certainty) {

        /** The name with its certainty and what it was told by. */
        public String display() {
            return "%s (%s): %s".formatted(name, certainty.display(), certainty.why());
        }
    }

    static Recognition of(Sample sample, List<Format> formats) {
        return new Recognition(formats.stream()
                .map(format -> new Guess(format.name(), format.certainty(sample)))
                .filter(guess -> guess.certainty().share() > 0)
                .sorted(Comparator.comparingDouble(
                        (Guess guess) -> -guess.certainty().share()))
                .toList());
    }

    /** Whether the first guess is sure enough to be read as it. */
    boolean sure() {
        return !guesses.isEmpty() && guesses.get(0).certainty().share() >= ENOUGH;
    }

    /** Why a source is not read that is in no format for sure. */
    String refusal(boolean text) {
        if (guesses.isEmpty() && text) {
            return "The file holds no JSON: it begins with neither { nor [, and is no text of a known format. Maybe it is no trajectory, or its beginning is missing.";
        }
        if (guesses.isEmpty()) {
            return "The file is JSON, but in none of the known formats. Maybe convert it to the native format, or name one with"
                    + " --from: %s.".formatted(String.join(", ", Intake.formats()));
        }
        return "The file is in none of the known formats for sure; the best guess is %s. Maybe it is cut off or joined from several; to read it all the same: --from %s."
                .formatted(
                        guesses.stream().limit(3).map(Guess::display).collect(Collectors.joining("; ")),
                        guesses.get(0).name());
    }
}
