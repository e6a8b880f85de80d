package io.steersman.statistics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Keeps the error over several questions that are asked at once.
 *
 * <p>Source: Holm, "A simple sequentially rejective multiple test procedure", Scandinavian Journal of Statistics 6 (1979) 65-70.
 */
public final class Holm {

    private Holm() {}

    /** The p values, adjusted, in the order given. */
    public static List<Double> adjusted(List<Double> values) {
        List<Integer> order = IntStream.range(0, values.size())
                .boxed()
                .sorted(Comparator.comparing(values::get))
                .toList();
        List<Double> adjusted = new ArrayList<>(values);
        double highest = 0;
        for (int rank = 0; rank < order.size(); rank++) {
            int place = order.get(rank);
            highest = Math.max(highest, Math.min(1, values.get(place) * (values.size() - rank)));
            adjusted.set(place, highest);
        }
        return List.copyOf(adjusted);
    }
}
