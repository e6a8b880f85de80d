package io.steersman.comparison;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Fails when a step costs Steersman more than it did, as a multiple of what Java by hand takes in the same run: times of machines differ, this does not much. */
final class Guard {

    private static final double GROWTH = 1.25;

    private Guard() {}

    /**
     * Compares.
     *
     * @param multiples the file of known ones: a line for each length
     */
    static void check(Path multiples) throws Exception {
        List<Double> known = Files.readAllLines(multiples).stream()
                .filter(line -> !line.startsWith("#"))
                .map(Double::parseDouble)
                .toList();
        List<Double> now = Measured.multiples(Contenders.of(Contenders.OURS), Contenders.of(Contenders.BY_HAND));
        List<String> grown = new ArrayList<>();
        for (int i = 0; i < Figures.LENGTHS.size(); i++) {
            String told = String.format(
                    Locale.ROOT,
                    "after %,d steps %.2f times Java by hand; known are %.2f",
                    Figures.LENGTHS.get(i), now.get(i), known.get(i));
            System.out.println(told);
            if (now.get(i) > known.get(i) * GROWTH) {
                grown.add(told);
            }
        }
        if (!grown.isEmpty()) {
            throw new IllegalStateException("A step costs more than it did: " + grown);
        }
    }
}
