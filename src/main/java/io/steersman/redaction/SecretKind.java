package io.steersman.redaction;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A kind of secret and how it is recognised.
 *
 * @param name in kebab-case, part of what stands in its place
 * @param keywords one of them stands in every secret of this kind, or close before it; ASCII, in any case
 * @param pattern finds it; its last group that matched is the secret, without groups all of it
 * @param weighed whether the value is held against what is known to be no secret, for patterns that go by a name alone
 */
record SecretKind(String name, List<String> keywords, Pattern pattern, boolean weighed) {

    private static final int SHORTEST_KEYWORD = 3;

    SecretKind {
        keywords = List.copyOf(keywords);
        boolean ascii = keywords.stream().allMatch(word -> word.chars().allMatch(c -> c > 0 && c < Keywords.ASCII));
        if (keywords.isEmpty() || !ascii || keywords.stream().anyMatch(word -> word.length() < SHORTEST_KEYWORD)) {
            throw new IllegalArgumentException("The pattern '%s' needs keywords of %d or more ASCII characters."
                    .formatted(name, SHORTEST_KEYWORD));
        }
    }
}
