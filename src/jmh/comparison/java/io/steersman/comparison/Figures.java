package io.steersman.comparison;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What was measured of one contender.
 *
 * @param nanos of a step, after a history of each of {@link #LENGTHS}
 * @param bytes of one run after {@link #KEPT} steps
 */
record Figures(String name, List<Long> nanos, long bytes) {

    static final List<Integer> LENGTHS = List.of(10, 100, 1_000, 10_000);
    static final int KEPT = 100;

    private static final String BETWEEN = "\t";

    /** As a line of a table. */
    String line() {
        return name + BETWEEN + nanos.stream().map(String::valueOf).collect(Collectors.joining(BETWEEN)) + BETWEEN + bytes;
    }

    /** The less of each of two measurements. */
    static Figures least(Figures one, Figures other) {
        List<Long> nanos = IntStream.range(0, LENGTHS.size())
                .mapToObj(i -> Math.min(one.nanos.get(i), other.nanos.get(i)))
                .toList();
        return new Figures(one.name, nanos, Math.min(one.bytes, other.bytes));
    }

    /** Reads such a line; any other is none. */
    static Optional<Figures> parse(String line) {
        String[] cells = line.split(BETWEEN, -1);
        if (cells.length != LENGTHS.size() + 2) {
            return Optional.empty();
        }
        List<Long> numbers =
                Arrays.stream(cells).skip(1).map(Long::parseLong).toList();
        return Optional.of(new Figures(cells[0], numbers.subList(0, LENGTHS.size()), numbers.get(LENGTHS.size())));
    }
}
