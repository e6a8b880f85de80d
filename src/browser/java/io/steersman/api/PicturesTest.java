package io.steersman.api;

import static io.restassured.RestAssured.given;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Makes the pictures of the documentation: a page each, of what the demo plays. */
@QuarkusTest
@TestProfile(Keyed.class)
@EnabledIfSystemProperty(named = "pictures", matches = ".+", disabledReason = "makes pictures: -Dpictures=FOLDER")
class PicturesTest {

    private static final String RULE = "reasoning_problems.infinite_loops.failing-replay";

    @Test
    void eachPageIsPictured() throws IOException {
        // Given
        Path folder = Files.createDirectories(Path.of(System.getProperty("pictures")));
        try (Browser browser = Browser.open()) {
            Page page = browser.page(1280, ColorScheme.LIGHT, Keyed.key("local"));
            page.click("text=Play the demo's runs");
            page.waitForSelector(
                    "main .note",
                    new Page.WaitForSelectorOptions()
                            .setState(com.microsoft.playwright.options.WaitForSelectorState.DETACHED));
            page.waitForTimeout(8_000);
            String run = "#/runs/"
                    + given().header("Authorization", "Bearer " + Keyed.key("local"))
                            .get("/v1/runs?named=ruled-out")
                            .jsonPath()
                            .getString("runs[0].id");
            Map<String, String> places = new TreeMap<>(Map.of(
                    "now", "#/now",
                    "runs", "#/runs",
                    "run", run + "?rule=specification_drift.did_not_follow_instructions.forbidden-path-written",
                    "faults", "#/faults",
                    "recovery", "#/recovery",
                    "rules", "#/rules",
                    "rule", "#/rules/" + RULE,
                    "experiments", "#/experiments",
                    "silences", "#/silences"));
            // When
            places.forEach((name, place) -> {
                Browser.go(page, place);
                page.waitForTimeout(1_500);
                page.screenshot(new Page.ScreenshotOptions().setPath(folder.resolve(name + ".png")));
            });
            // Then
            org.assertj.core.api.Assertions.assertThat(folder).isDirectoryContaining("glob:**/run.png");
        }
    }
}
