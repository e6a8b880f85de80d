package io.steersman.bench;

import io.steersman.redaction.Redaction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Prints what it costs to take secrets out of ordinary text, in processor time for each 1,000 characters: of what tools print, or of
 * the files that are named.
 */
public final class RedactionCost {

    private static final int TEXTS = 1000;
    private static final int ROUNDS = 41;

    private RedactionCost() {}

    /** Measures on files, or on synthetic text when none is named. */
    public static void main(String... files) throws IOException {
        List<String> texts = new ArrayList<>();
        for (String file : files) {
            texts.add(Files.readString(Path.of(file)));
        }
        SyntheticText synthetic = new SyntheticText(new SplittableRandom(1));
        for (int i = 0; i < TEXTS && files.length == 0; i++) {
            texts.addAll(List.of(
                    synthetic.hits(), synthetic.file(), synthetic.passes(), synthetic.failure(), synthetic.code()));
        }
        Redaction redaction = Redaction.standard();
        long characters = texts.stream().mapToLong(String::length).sum();
        double[] rounds = new double[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            long start = Cpu.spent();
            texts.forEach(redaction::apply);
            rounds[i] = (double) (Cpu.spent() - start) / characters;
        }
        Arrays.sort(rounds);
        System.out.printf("%.1f us for 1,000 characters, %,d in all%n", rounds[ROUNDS / 2], characters);
    }
}
