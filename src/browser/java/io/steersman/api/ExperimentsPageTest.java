package io.steersman.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.assertions.PlaywrightAssertions;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** An experiment is started in the console, its report grows while one looks, and it is stopped there. */
@QuarkusTest
@TestProfile(Keyed.class)
class ExperimentsPageTest {

    private static final String NAME = "guidance-helps";

    @Test
    void anExperimentIsStartedGrowsAndIsStopped() {
        try (Visitor visitor = Visitor.of("experimenting")) {
            // Given
            Browser.go(visitor.page(), "#/experiments");
            visitor.page().click("section[aria-label*='" + NAME + "'] >> text=Start it");
            visitor.page().waitForSelector(".chip.running", Visitor.LONG);
            String started = status(visitor);
            // When
            IntStream.range(0, 8).forEach(run -> visitor.fails("by-lot-" + run, 3));
            // Then
            visitor.page().waitForSelector("text=8 of 3,000 planned units", Visitor.LONG);
            assertThat(visitor.get("/v1/reports/experiments").getInt("[0].arms.units.sum()"))
                    .isEqualTo(8);
            visitor.page().click("text=Stop it");
            visitor.page().waitForSelector("text=Start it", Visitor.LONG);
            PlaywrightAssertions.assertThat(
                            visitor.page().locator("section .chip").first())
                    .hasText("stopped");
            assertThat(started).isEqualTo("running");
            assertThat(status(visitor)).isEqualTo("stopped");
            assertThat(visitor.get("/v1/rulebooks").getString("versions[0].activations[0].reason"))
                    .isEqualTo(NAME + ": stopped");
            assertThat(visitor.browser().wrong()).isEmpty();
            visitor.asks().contentType("application/json").body("{}").post("/v1/rulebooks/release");
        }
    }

    private static String status(Visitor visitor) {
        return visitor.get("/v1/reports/experiments").getString("find { it.experiment == '" + NAME + "' }.status");
    }
}
