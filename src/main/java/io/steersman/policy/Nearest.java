package io.steersman.policy;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.TreeSet;

/** The word that somebody probably meant. */
public final class Nearest {

    private static final int PART = 3;

    private Nearest() {}

    /**
     * The known word that is nearest to one that is not, if any is near: at most a third of its letters, or two, and never all, are wrong, missing,
     * too many or in each other's place (optimal string alignment distance, Damerau 1964).
     */
    public static Optional<String> to(String word, Collection<String> known) {
        int most = Math.min(Math.max(2, word.length() / PART), word.length() - 1);
        return new TreeSet<>(known)
                .stream()
                        .filter(other -> distance(word, other) <= most)
                        .min(Comparator.comparingInt(other -> distance(word, other)));
    }

    /** The same as advice, with a space before it; empty when none is near. */
    public static String advice(String word, Collection<String> known) {
        return to(word, known).map(" Nearest: '%s'."::formatted).orElse("");
    }

    private static int distance(String one, String other) {
        int[][] costs = new int[one.length() + 1][other.length() + 1];
        for (int i = 0; i <= one.length(); i++) {
            for (int j = 0; j <= other.length(); j++) {
                costs[i][j] = i == 0 || j == 0 ? i + j : cost(costs, one, other, i, j);
            }
        }
        return costs[one.length()][other.length()];
    }

    private static int cost(int[][] costs, String one, String other, int i, int j) {
        char here = Character.toLowerCase(one.charAt(i - 1));
        char there = Character.toLowerCase(other.charAt(j - 1));
        int least =
                Math.min(costs[i - 1][j - 1] + (here == there ? 0 : 1), Math.min(costs[i - 1][j], costs[i][j - 1]) + 1);
        boolean swapped = i > 1
                && j > 1
                && here == Character.toLowerCase(other.charAt(j - 2))
                && there == Character.toLowerCase(one.charAt(i - 2));
        return swapped ? Math.min(least, costs[i - 2][j - 2] + 1) : least;
    }
}
