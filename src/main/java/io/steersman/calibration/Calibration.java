package io.steersman.calibration;

import io.steersman.report.run.Rate;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * How far the confidence of a judge tells whether it is right, for one class.
 *
 * @param all how many answers are right, of those that people speak of
 * @param bins answers by their confidence, ten points each, the least sure first; without those that are empty
 * @param threshold the least confidence from which on enough answers are right, if there is one
 * @param on the day of the latest answer or label in UTC, where one tells
 */
public record Calibration(Rate all, List<Bin> bins, Optional<Threshold> threshold, Optional<LocalDate> on) {

    private static final int BIN = 10;
    private static final int HUNDRED = 100;

    public Calibration {
        bins = List.copyOf(bins);
    }

    /**
     * Answers of about the same confidence.
     *
     * @param from the least confidence in it, in percent
     * @param to the highest
     * @param mean of their confidences, in percent
     * @param right how many of them are
     */
    public record Bin(int from, int to, double mean, Rate right) {}

    /**
     * From where on a class may be believed.
     *
     * @param sureness confidence, in percent
     * @param precision of the answers that are at least as sure
     */
    public record Threshold(int sureness, Rate precision) {}

    /**
     * Calibrates a class.
     *
     * @param answers of this class
     * @param leastRight right answers of a hundred that are enough
     */
    public static Calibration of(List<Held> answers, int leastRight) {
        Optional<LocalDate> on = answers.stream()
                .map(Held::millis)
                .filter(millis -> millis > 0)
                .max(Comparator.naturalOrder())
                .map(millis -> LocalDate.ofInstant(Instant.ofEpochMilli(millis), ZoneOffset.UTC));
        return new Calibration(rate(answers), bins(answers), threshold(answers, leastRight), on);
    }

    private static List<Bin> bins(List<Held> answers) {
        List<Bin> bins = new ArrayList<>();
        for (int from = 0; from < HUNDRED; from += BIN) {
            int least = from;
            int most = from + BIN == HUNDRED ? HUNDRED : from + BIN - 1;
            List<Held> within = answers.stream()
                    .filter(one -> one.confidence() >= least && one.confidence() <= most)
                    .toList();
            if (!within.isEmpty()) {
                double mean =
                        within.stream().mapToInt(Held::confidence).average().orElse(0);
                bins.add(new Bin(least, most, mean, rate(within)));
            }
        }
        return bins;
    }

    /** The lowest, for it loses the fewest right answers. */
    private static Optional<Threshold> threshold(List<Held> answers, int leastRight) {
        return answers.stream()
                .map(Held::confidence)
                .distinct()
                .sorted()
                .map(sureness -> new Threshold(
                        sureness,
                        rate(answers.stream()
                                .filter(one -> one.confidence() >= sureness)
                                .toList())))
                .filter(one ->
                        one.precision().part() * HUNDRED >= one.precision().all() * leastRight)
                .findFirst();
    }

    private static Rate rate(List<Held> answers) {
        return new Rate((int) answers.stream().filter(Held::right).count(), answers.size());
    }
}
