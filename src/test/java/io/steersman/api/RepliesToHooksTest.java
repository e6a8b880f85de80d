package io.steersman.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.steersman.intake.HookClient;
import io.steersman.intake.HookEvent;
import io.steersman.intervention.Level;
import io.steersman.trajectory.Json;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class RepliesToHooksTest {

    @ParameterizedTest(name = "{0} {1} {2} {3}")
    @CsvFileSource(resources = "/hooks/replies.txt", delimiter = '|', quoteCharacter = '`')
    void eachLevelGoesWhereTheClientTakesIt(
            String client, String name, String level, String whose, String carriedAs, String expected) {
        // Given
        HookEvent event = event(client, name);
        ReplyShape shape = ReplyShape.of(event.client());
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
    void aTextThatCursorWouldDropIsCut() {
        // Given
        HookEvent event = event("cursor", "postToolUse");
        // When
        String context = ReplyShape.of(HookClient.CURSOR)
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
