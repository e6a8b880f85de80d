package io.steersman.reload;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import java.util.List;

/** The difference of two texts as a person reads it: the hunks of a unified diff, with some lines around each. */
public final class TextDiff {

    private static final int AROUND = 2;
    /** The two lines that name files; these texts have no names. */
    private static final int HEAD = 2;
    /** Lines of one times lines of the other beyond which nobody reads a difference line by line. */
    private static final long MOST_CELLS = 4_000_000;

    private TextDiff() {}

    /** The lines that differ and those around them, below the place of each hunk; nothing where the texts are the same. */
    public static List<String> of(String before, String after) {
        List<String> old = before.lines().toList();
        List<String> fresh = after.lines().toList();
        if ((long) old.size() * fresh.size() > MOST_CELLS) {
            return List.of("-%d lines".formatted(old.size()), "+%d lines".formatted(fresh.size()));
        }
        List<String> lines = UnifiedDiffUtils.generateUnifiedDiff("", "", old, DiffUtils.diff(old, fresh), AROUND);
        return List.copyOf(lines.subList(Math.min(HEAD, lines.size()), lines.size()));
    }
}
