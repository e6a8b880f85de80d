package io.steersman.redaction;

import com.google.re2j.Pattern;
import java.util.List;

/**
 * A kind of secret and how it is recognised.
 *
 * @param name in kebab-case, part of what stands in its place
 * @param keywords one of them stands in every secret of this kind, or close before it; ASCII, in any case
 * @param near one of them must stand near the keyword as well; none when empty
 * @param place where the pattern is held against, seen from a keyword
 * @param pattern finds it; its last group that matched is the secret, without groups all of it; for {@link Place#NAME} it is not asked
 * @param least characters that the value of a name must have
 * @param token whether that value is made of the characters of tokens only
 * @param weighed whether the value is held against what is known to be no secret, for patterns that go by a name alone
 */
record SecretKind(
        String name,
        List<String> keywords,
        List<String> near,
        Place place,
        Pattern pattern,
        int least,
        boolean token,
        boolean weighed) {

    private static final int SHORTEST_KEYWORD = 3;

    /** Where a pattern is held against. */
    enum Place {
        /** Around the keyword. */
        AROUND,
        /** From the keyword on: it begins the secret. */
        FROM,
        /** At the value, if the keyword ends a name that is given one. */
        NAME
    }

    SecretKind {
        keywords = List.copyOf(keywords);
        near = List.copyOf(near);
        boolean ascii = keywords.stream().allMatch(word -> word.chars().allMatch(c -> c > 0 && c < Keywords.ASCII));
        if (keywords.isEmpty() || !ascii || keywords.stream().anyMatch(word -> word.length() < SHORTEST_KEYWORD)) {
            throw new IllegalArgumentException("The pattern '%s' needs keywords of %d or more ASCII characters."
                    .formatted(name, SHORTEST_KEYWORD));
        }
    }

    /** Where the keyword begins that ends at an index; the longest, when several do. */
    int begin(String text, int end) {
        int longest = 0;
        for (String word : keywords) {
            int from = end - word.length();
            if (word.length() > longest && from >= 0 && text.regionMatches(true, from, word, 0, word.length())) {
                longest = word.length();
            }
        }
        return end - longest;
    }
}
