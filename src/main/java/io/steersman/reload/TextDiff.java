package io.steersman.reload;

import java.util.ArrayList;
import java.util.List;

/** The difference of two texts as a person reads it: lines with {@code -} and {@code +}, with some around them. */
public final class TextDiff {

    private static final int AROUND = 2;
    /** Lines of one times lines of the other beyond which nobody reads a difference line by line. */
    private static final long MOST_CELLS = 4_000_000;

    private TextDiff() {}

    /** The lines that differ and those around them; between distant places a line with dots. */
    public static List<String> of(String before, String after) {
        List<String> all = lines(before.lines().toList(), after.lines().toList());
        List<String> shown = new ArrayList<>();
        int last = -1;
        for (int i = 0; i < all.size(); i++) {
            if (isNearAChange(all, i)) {
                if (last < i - 1) {
                    shown.add("  ...");
                }
                shown.add(all.get(i));
                last = i;
            }
        }
        return shown;
    }

    private static boolean isNearAChange(List<String> lines, int at) {
        for (int i = Math.max(0, at - AROUND); i <= Math.min(lines.size() - 1, at + AROUND); i++) {
            if (!lines.get(i).startsWith(" ")) {
                return true;
            }
        }
        return false;
    }

    /** By the longest common subsequence. */
    private static List<String> lines(List<String> before, List<String> after) {
        if ((long) before.size() * after.size() > MOST_CELLS) {
            return List.of("- %d lines".formatted(before.size()), "+ %d lines".formatted(after.size()));
        }
        int[][] common = new int[before.size() + 1][after.size() + 1];
        for (int i = before.size() - 1; i >= 0; i--) {
            for (int j = after.size() - 1; j >= 0; j--) {
                common[i][j] = before.get(i).equals(after.get(j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        List<String> lines = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < before.size() || j < after.size()) {
            if (i < before.size() && j < after.size() && before.get(i).equals(after.get(j))) {
                lines.add("  " + before.get(i++));
                j++;
            } else if (j >= after.size() || i < before.size() && common[i + 1][j] >= common[i][j + 1]) {
                lines.add("- " + before.get(i++));
            } else {
                lines.add("+ " + after.get(j++));
            }
        }
        return lines;
    }
}
