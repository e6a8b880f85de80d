package io.steersman.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** How fast a long run opens and scrolls: for a machine that has nothing else to do. */
@QuarkusTest
@TestProfile(Keyed.class)
@EnabledIfSystemProperty(named = "measure", matches = "true", disabledReason = "measures: -Dmeasure=true")
class LongRunTest {

    private static final int STEPS = 10_000;
    private static final int AT_ONCE = 1_000;
    private static final String SCROLL = """
            () => new Promise(done => {
              const box = document.querySelector('.rows');
              const began = performance.now();
              let frames = 0;
              requestAnimationFrame(function next(now) {
                frames++;
                box.scrollTop += 160;
                if (now - began < 4000) requestAnimationFrame(next);
                else done(frames / 4);
              });
            })""";

    @Test
    void aRunOfTenThousandStepsOpensAtOnceAndScrollsSmoothly() {
        // Given
        for (int from = 0; from < STEPS; from += AT_ONCE) {
            given().header("Authorization", "Bearer " + Keyed.key("beta"))
                    .contentType("application/x-ndjson")
                    .body(steps(from).getBytes(StandardCharsets.UTF_8))
                    .post("/v1/trajectories/long-1/steps")
                    .then()
                    .statusCode(200);
        }
        try (Browser browser = Browser.open()) {
            Page page = browser.page(1280, ColorScheme.LIGHT, Keyed.key("beta"));
            page.waitForSelector("main table");
            // When
            long began = System.nanoTime();
            Browser.go(page, "#/runs/long-1");
            page.waitForSelector(".row");
            double opened = (System.nanoTime() - began) / 1e9;
            page.waitForTimeout(3_000);
            Object perSecond = page.evaluate(SCROLL);
            // Then
            System.out.printf(
                    "A run of %d steps: opens in %.2f s, scrolls at %s frames a second%n", STEPS, opened, perSecond);
            assertThat(page.locator(".row").count()).as("rows in the page").isLessThan(100);
        }
    }

    private static String steps(int from) {
        StringBuilder steps = new StringBuilder();
        for (int i = from; i < from + AT_ONCE; i += 2) {
            steps.append(
                    "{\"kind\":\"call\",\"id\":\"c%1$d\",\"tool\":\"Bash\",\"input\":{\"command\":\"make part%1$d\"}}\n"
                            .formatted(i));
            steps.append("{\"kind\":\"result\",\"call\":\"c%1$d\",\"output\":\"made part %1$d\",\"error\":false}\n"
                    .formatted(i));
        }
        return steps.toString();
    }
}
