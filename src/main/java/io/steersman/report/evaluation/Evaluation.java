package io.steersman.report.evaluation;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How well a rulebook finds what labels say, over many runs.
 *
 * @param runs how many runs were held against labels
 * @param scores by label
 * @param verdicts all of them, in order
 */
public record Evaluation(int runs, SortedMap<String, Score> scores, List<Verdict> verdicts) {

    public Evaluation {
        scores = Collections.unmodifiableSortedMap(new TreeMap<>(scores));
        verdicts = List.copyOf(verdicts);
    }

    /** Counts the verdicts on some runs. */
    public static Evaluation of(Collection<String> names, int runs, Collection<Verdict> verdicts) {
        SortedMap<String, Score> scores = new TreeMap<>();
        for (String name : names) {
            scores.put(
                    name,
                    Score.of(verdicts.stream()
                            .filter(verdict -> verdict.label().equals(name))
                            .toList()));
        }
        return new Evaluation(
                runs, scores, verdicts.stream().sorted(Verdict.IN_ORDER).toList());
    }

    /** The verdicts of this kind. */
    public List<Verdict> all(Verdict.Kind kind) {
        return verdicts.stream().filter(verdict -> verdict.kind() == kind).toList();
    }

    /** The verdicts of this kind that another evaluation of the same runs does not have. */
    public List<Verdict> allBut(Verdict.Kind kind, Evaluation other) {
        return all(kind).stream()
                .filter(verdict -> other.verdicts.stream().noneMatch(verdict::sameAs))
                .toList();
    }
}
