package io.steersman.recorded;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * How surely a source is in a format.
 *
 * @param share of what was looked at that only this format has, from 0 to 1
 * @param why by what it was told, for a person
 */
public record Certainty(double share, String why) {

    /** It is not. */
    public static final Certainty NONE = new Certainty(0, "nothing of it");

    private static final int MOST = 50;

    /**
     * The share of the first values that look as described.
     *
     * @param marks what they look like, for a person
     */
    public static Certainty of(Sample sample, String marks, Predicate<JsonNode> own) {
        return of(sample.values(), marks, own);
    }

    /** The share of the first elements of a list that look as described. */
    public static Certainty of(Iterable<JsonNode> list, String marks, Predicate<JsonNode> own) {
        int all = 0;
        int found = 0;
        for (JsonNode value : list) {
            if (all++ == MOST) {
                break;
            }
            found += own.test(value) ? 1 : 0;
        }
        all = Math.min(all, MOST);
        return found == 0
                ? NONE
                : new Certainty((double) found / all, "%d of the first %d values have %s".formatted(found, all, marks));
    }

    /** Certain or not at all: the whole document has its marks. */
    public static Certainty of(boolean has, String marks) {
        return has ? new Certainty(1, "the document has " + marks) : NONE;
    }

    /** This, unless another is greater. */
    public Certainty or(Certainty other) {
        return other.share > share ? other : this;
    }

    /** As a whole percentage for a person. */
    public String display() {
        return String.format(Locale.ROOT, "%.0f %%", 100 * share);
    }
}
