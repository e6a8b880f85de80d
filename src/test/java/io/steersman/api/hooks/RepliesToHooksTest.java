package io.steersman.api.hooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.steersman.Corpus;
import io.steersman.client.HookClient;
import io.steersman.client.contract.HookEvent;
import io.steersman.client.contract.Means;
import io.steersman.client.contract.ReplyShape;
import io.steersman.intervention.Level;
import io.steersman.trajectory.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class RepliesToHooksTest {

    /** Codex has no reply to an event that is left out. */
    private static final Map<String, String> CODEX_SCHEMAS = Map.of(
            "SessionStart", "session-start",
            "UserPromptSubmit", "user-prompt-submit",
            "PreToolUse", "pre-tool-use",
            "PermissionRequest", "permission-request",
            "PostToolUse", "post-tool-use",
            "Stop", "stop",
            "SubagentStop", "subagent-stop",
            "PreCompact", "pre-compact",
            "PostCompact", "post-compact",
            "Interrupt", "interrupt");

    @ParameterizedTest(name = "{0} {1} {2} {3}")
    @CsvFileSource(resources = "/hooks/replies.txt", delimiter = '|', quoteCharacter = '`')
    void eachLevelGoesWhereTheClientTakesIt(
            String client, String name, String level, String whose, String carriedAs, String expected) {
        // Given
        HookEvent event = event(client, name);
        ReplyShape shape = HookClient.named(client).orElseThrow().reply();
        Set<Means> means = shape.means(event);
        // When
        Optional<Level> carried = Carriage.level(
                event.moment(),
                means,
                whose.equals("own"),
                whose.equals("kept"),
                Level.named(level).orElseThrow());
        // Then
        assertThat(carried.map(Level::display).orElse("-")).isEqualTo(carriedAs);
        assertThat(carried.map(as -> shape.reply(event, as, "T").toString()).orElse("{}"))
                .isEqualTo(expected);
    }

    @Test
    void codexTakesEveryReplyThatItIsGiven() throws IOException {
        // Given
        Path folder = Corpus.root().resolve("payloads/codex-hook-schemas");
        SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7);
        for (Map.Entry<String, String> event : CODEX_SCHEMAS.entrySet()) {
            Schema schema = registry.getSchema(
                    Files.readString(folder.resolve(event.getValue() + ".command.output.schema.json")));
            HookEvent told = event("codex", event.getKey());
            ReplyShape shape = HookClient.CODEX.reply();
            for (Level level : Level.values()) {
                // When
                Optional<JsonNode> reply = Carriage.level(told.moment(), shape.means(told), true, false, level)
                        .map(as -> shape.reply(told, as, "[Steersman] Stop."));
                // Then
                assertThat(schema.validate(reply.orElseGet(Json::emptyObject)))
                        .as("%s %s", event.getKey(), level)
                        .isEmpty();
            }
            assertThat(schema.validate(Json.emptyObject().put("unknown", 1))).isNotEmpty();
        }
    }

    @Test
    void aTextThatCursorWouldDropIsCut() {
        // Given
        HookEvent event = event("cursor", "postToolUse");
        // When
        String context = HookClient.CURSOR
                .reply()
                .reply(event, Level.WARN, "x".repeat(10_001))
                .path("additional_context")
                .asText();
        // Then
        assertThat(context).hasSize(10_000);
    }

    private static HookEvent event(String client, String name) {
        return HookClient.named(client).orElseThrow().read(name, Json.emptyObject());
    }
}
