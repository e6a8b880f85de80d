package io.steersman.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is measured says what it is. */
@QuarkusTest
@TestProfile(TempFolders.class)
class MetricsTest {

    @Test
    void everyMetricOfOursHasHelp() {
        // Given
        for (int i = 1; i <= 3; i++) {
            Client.post("measured", Client.failing("c" + i, "npm test").getBytes(StandardCharsets.UTF_8));
        }
        Client.hook("{\"hook_event_name\":\"New\",\"session_id\":\"measured\"}");
        Client.get("/v1/nowhere");
        // When
        List<String> lines = Client.get("/q/metrics").asString().lines().toList();
        // Then
        assertThat(lines.stream().filter(line -> line.startsWith("# TYPE steersman_")))
                .hasSizeGreaterThan(15)
                .allSatisfy(type -> {
                    String name = type.split(" ", -1)[2];
                    assertThat(lines)
                            .as(name)
                            .anyMatch(line -> line.startsWith("# HELP " + name + " ")
                                    && line.length() > "# HELP ".length() + name.length() + 5);
                });
    }
}
