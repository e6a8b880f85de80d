package io.steersman;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.steersman.policy.Diagnostic;
import io.steersman.reload.Checked;
import io.steersman.reload.Checker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Holds the snippets for editors against what they are for. */
class SnippetsTest {

    private static final Path FILE = Path.of("src/main/docs/steersman.code-snippets");
    private static final Pattern PLACE =
            Pattern.compile("\\\\\\$|\\$\\{(\\d+):([^}]*)}|\\$\\{(\\d+)\\|([^,|]*)[^|]*\\|}|\\$(\\d+)");

    @Test
    void everySnippetSaysHowItIsCalledAndWhatItIsFor() throws IOException {
        // When
        JsonNode snippets = new ObjectMapper().readTree(FILE.toFile());
        // Then
        assertThat(snippets).hasSize(5).allSatisfy(snippet -> {
            assertThat(snippet.path("prefix").asText()).startsWith("steersman-");
            assertThat(snippet.path("description").asText()).isNotBlank();
            assertThat(snippet.path("body")).isNotEmpty();
        });
        assertThat(Files.readString(Path.of("src/main/docs/writing-rules.md")))
                .contains(snippets.findValuesAsText("prefix").stream()
                        .map("`%s`"::formatted)
                        .toList());
    }

    @Test
    void whoAcceptsAllDefaultsHasARuleThatPassesItsCases() throws IOException {
        // Given
        String place = "rules/house_rules/infrastructure";
        String policy = Shipped.sources().policies().get("default.yaml") + filled("policy entry");
        Map<String, String> files = Map.of(
                place + ".drl",
                filled("rule file") + filled("rule"),
                place + ".cases.yaml",
                filled("file of cases") + filled("case"),
                "policies/default.yaml",
                policy,
                "rules/evidence.tsv",
                "");
        // When
        Checked checked = Checker.check(Shipped.sources().with(files));
        // Then
        assertThat(checked.diagnostics()).extracting(Diagnostic::display).isEmpty();
        assertThat(checked.result().orElseThrow().rulebook().detectionRules())
                .extracting(Object::toString)
                .contains("house_rules.infrastructure.infrastructure-destroyed");
    }

    /** The text that an editor leaves when each placeholder takes its default, a choice its first. */
    private static String filled(String name) throws IOException {
        JsonNode lines = new ObjectMapper()
                .readTree(FILE.toFile())
                .path("Steersman: " + name)
                .path("body");
        assertThat(lines).as(name).isNotEmpty();
        StringBuilder body = new StringBuilder();
        lines.forEach(line -> body.append(line.asText()).append('\n'));
        Map<String, String> defaults = new HashMap<>();
        return PLACE.matcher(body).replaceAll(found -> Matcher.quoteReplacement(text(found.group(), defaults)));
    }

    private static String text(String place, Map<String, String> defaults) {
        if (place.equals("\\$")) {
            return "$";
        }
        Matcher parts = PLACE.matcher(place);
        assertThat(parts.matches()).isTrue();
        if (parts.group(5) != null) {
            return defaults.getOrDefault(parts.group(5), "");
        }
        boolean choice = parts.group(3) != null;
        String filling = parts.group(choice ? 4 : 2);
        defaults.put(parts.group(choice ? 3 : 1), filling);
        return filling;
    }
}
