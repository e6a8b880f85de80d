package io.steersman.reading.call;

import com.fasterxml.jackson.databind.JsonNode;
import io.steersman.reading.text.Lexicon;
import io.steersman.trajectory.ToolCall;
import java.util.Locale;
import java.util.Set;

/** What an agent tells its user with the tool of its client that hands the work over: its last words, said by a call. */
public final class ClosingWords {

    private static final Lexicon WORDS = Lexicon.of("clients");
    private static final Set<String> TOOLS = WORDS.words("@tools that report");
    private static final Set<String> FIELDS = WORDS.words("@fields of reports");
    private static final int LONGEST = 20_000;

    private ClosingWords() {}

    /** What a call tells; empty when it hands nothing over. */
    public static String of(ToolCall call) {
        StringBuilder letters = new StringBuilder();
        call.tool().toLowerCase(Locale.ROOT).chars().filter(Character::isLetter).forEach(c -> letters.append((char) c));
        if (!TOOLS.contains(letters.toString())) {
            return "";
        }
        JsonNode input = CallKey.unwrapped(call.input());
        for (String field : FIELDS) {
            String text = input.path(field).asText("");
            if (!text.isBlank()) {
                return text.substring(0, Math.min(text.length(), LONGEST));
            }
        }
        return "";
    }
}
