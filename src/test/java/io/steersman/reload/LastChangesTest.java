package io.steersman.reload;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class LastChangesTest {

    private static final String RULE = """
            package rules.house.pushes;

            rule "%s"
            when
                Action( open() )
            then
                // %s
            end
            """;

    private final Versions versions = Versions.inMemory();
    private long now;

    @Test
    void aRuleWasLastChangedWhenItsTextCameThatItHasNow() {
        // Given
        put("first", "one", "");
        put("mended", "two", "");
        Sources last = put("another file", "two", RULE.formatted("other", "new"));
        // When
        Map<String, Activation> changes = new LastChanges(versions).of(LastChanges.texts(last));
        // Then
        assertThat(changes.get("house.pushes.forced").why()).isEqualTo("mended");
        assertThat(changes.get("house.more.other").why()).isEqualTo("another file");
    }

    @Test
    void aRuleThatIsTheSameInAllVersionsWasNotChangedAsFarAsIsKnown() {
        // Given
        put("first", "one", "");
        Sources last = put("again", "one", "");
        // When
        Map<String, Activation> changes = new LastChanges(versions).of(LastChanges.texts(last));
        // Then
        assertThat(changes).isEmpty();
    }

    @Test
    void whatCameBackCameWhenItCameBack() {
        // Given
        put("first", "one", "");
        put("worse", "two", "");
        Sources last = put("back", "one", "");
        // When
        Map<String, Activation> changes = new LastChanges(versions).of(LastChanges.texts(last));
        // Then
        assertThat(changes.get("house.pushes.forced").why()).isEqualTo("back");
    }

    private Sources put(String why, String words, String more) {
        Sources sources = new Sources(
                Map.of("house/pushes.drl", RULE.formatted("forced", words), "house/more.drl", more),
                Map.of(),
                Map.of());
        versions.keep(sources);
        versions.note(new Activation(sources.hash(), Activation.How.CHANGED, "ada", why, ++now, "rules", ""));
        return sources;
    }
}
