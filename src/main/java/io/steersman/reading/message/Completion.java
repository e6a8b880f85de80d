package io.steersman.reading.message;

import io.steersman.reading.text.Lexicon;
import java.util.List;
import java.util.Locale;

/**
 * That an agent says that its work is done.
 *
 * @param words those that say so
 */
public record Completion(String words) {

    private static final int LONGEST = 20_000;
    private static final List<String> TURNS = Lexicon.of("finished").turns().values().stream()
            .flatMap(List::stream)
            .toList();

    /**
     * Where a text says that the work is done; at most one. Read generously: it is a reason to look, and no fault.
     *
     * @param text what the agent says to its user
     */
    public static List<Completion> in(String text) {
        if (text.isBlank() || text.length() > LONGEST) {
            return List.of();
        }
        String lower = text.toLowerCase(Locale.ROOT).replace('\u2019', '\'');
        return TURNS.stream()
                .filter(lower::contains)
                .limit(1)
                .map(Completion::new)
                .toList();
    }
}
