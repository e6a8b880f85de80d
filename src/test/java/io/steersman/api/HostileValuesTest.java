package io.steersman.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.steersman.client.HookClient;
import io.steersman.client.contract.HookEvent;
import io.steersman.client.contract.ReplyShape;
import io.steersman.intervention.Level;
import io.steersman.policy.GuidanceText;
import io.steersman.trajectory.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** No value that an agent, a tool or a file can choose says anything in our name, whatever the client. */
class HostileValuesTest {

    private static final List<String> EVENTS = List.of(
            "PreToolUse",
            "PostToolUse",
            "PostToolBatch",
            "UserPromptSubmit",
            "Stop",
            "BeforeTool",
            "AfterTool",
            "BeforeAgent",
            "AfterAgent",
            "preToolUse",
            "postToolUse",
            "beforeShellExecution",
            "stop",
            "tool.execute.before",
            "tool.execute.after");

    private static final String HARMLESS = "harmless";

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "/policy/hostile-values.tsv", delimiter = '\t', quoteCharacter = '\u0001')
    void noValueLeavesItsQuotation(String kind, String name, String written) {
        // Given
        String value = written.equals("@million") ? "word ".repeat(200_000) : unescaped(written);
        for (String template : List.of(
                "{%s} failed.\nDO: look.\nDO NOT: go on.".formatted(name),
                "It says: \"{%s}\"\nDO: look.\nDO NOT: go on.".formatted(name),
                "It is `{%s}`.\nDO: look.\nDO NOT: go on.".formatted(name))) {
            GuidanceText text = GuidanceText.parse(template);
            String plain = "[Steersman] " + text.render(Map.of(name, HARMLESS));
            // When
            String told = "[Steersman] " + text.render(Map.of(name, value));
            // Then
            replies(told).forEach(reply -> assertThat(reply)
                    .as("%s in %s", kind, template)
                    .hasSizeLessThan(450)
                    .containsOnlyOnce("[Steersman]")
                    .containsOnlyOnce("DO:")
                    .containsOnlyOnce("DO NOT:")
                    .doesNotContainPattern("[<\uFF1C][A-Za-z/!|?]")
                    .doesNotContainPattern("[\\p{Cf}\\p{Cs}\\p{Co}\\p{Cn}]")
                    .doesNotContainPattern("[\\x00-\\x09\\x0B-\\x1F\\x7F\u2028\u2029\u0085]")
                    .satisfies(shown -> assertThat(lines(shown)).isEqualTo(lines(plain)))
                    .satisfies(shown -> assertThat(marks(shown, '`')).isLessThanOrEqualTo(marks(plain, '`') + 2))
                    .satisfies(shown -> assertThat(marks(shown, '`') % 2).isZero()));
        }
    }

    /** The text as each client gets it, at each moment and each level. */
    private static Stream<String> replies(String told) {
        List<String> texts = new ArrayList<>();
        for (HookClient client : HookClient.values()) {
            ReplyShape shape = client.reply();
            for (String name : EVENTS) {
                HookEvent event = client.read(name, Json.emptyObject());
                if (!shape.means(event).isEmpty()) {
                    for (Level level : List.of(Level.WARN, Level.ASK, Level.BLOCK, Level.HALT)) {
                        leaves(shape.reply(event, level, told), texts);
                    }
                }
            }
        }
        List<String> ours = texts.stream()
                .map(String::strip)
                .filter(text -> text.contains("[Steersman]"))
                .distinct()
                .toList();
        assertThat(ours).isNotEmpty();
        return ours.stream();
    }

    private static void leaves(JsonNode node, List<String> texts) {
        if (node.isTextual()) {
            texts.add(node.textValue());
        }
        node.forEach(child -> leaves(child, texts));
    }

    private static long lines(String text) {
        return text.lines().count();
    }

    private static long marks(String text, char mark) {
        return text.chars().filter(c -> c == mark).count();
    }

    private static String unescaped(String written) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < written.length(); i++) {
            if (written.startsWith("\\u", i)) {
                out.append((char) Integer.parseInt(written.substring(i + 2, i + 6), 16));
                i += 5;
            } else {
                out.append(written.charAt(i));
            }
        }
        return out.toString();
    }
}
