package io.steersman.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Makes the pictures of the documentation: a page each, of what the demo plays to several clients. */
@QuarkusTest
@TestProfile(Keyed.class)
@EnabledIfSystemProperty(named = "pictures", matches = ".+", disabledReason = "makes pictures: -Dpictures=FOLDER")
class PicturesTest {

    private static final String EXPERIMENT = "policies/experiments/guidance-helps.yaml";
    private static final String SHOWN = "specification_drift.did_not_follow_instructions.forbidden-path-written";
    private static final List<List<String>> WORK = List.of(
            List.of("claude-code", "claude-sonnet-4-5", "web-shop"),
            List.of("codex", "gpt-5-codex", "billing"),
            List.of("gemini-cli", "gemini-2.5-pro", "web-shop"),
            List.of("openhands", "claude-sonnet-4-5", "infrastructure"));

    @Test
    void eachPageIsPictured() throws IOException {
        // Given
        Path folder = Files.createDirectories(Path.of(System.getProperty("pictures")));
        try (Visitor visitor = Visitor.of("pictures")) {
            works(visitor);
            String run = "#/runs/web-shop-early-2-writes-what-the-user-ruled-out";
            Map<String, String> places = new TreeMap<>(Map.of(
                    "now", "#/now",
                    "runs", "#/runs",
                    "run", run + "?rule=" + SHOWN,
                    "faults", "#/faults",
                    "recovery", "#/recovery",
                    "rules", "#/rules",
                    "rule", "#/rules/" + Visitor.REPLAY,
                    "experiments", "#/experiments",
                    "silences", "#/silences"));
            // When
            places.forEach((name, place) -> picture(visitor.page(), place, folder.resolve(name + ".png")));
            visitor.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
            picture(visitor.page(), run + "?rule=" + SHOWN, folder.resolve("run-dark.png"));
            visitor.page().setViewportSize(400, 800);
            picture(visitor.page(), "#/now", folder.resolve("now-narrow.png"));
            // Then
            assertThat(folder).isDirectoryContaining("glob:**/now-narrow.png");
            visitor.asks().contentType("application/json").body("{}").post("/v1/rulebooks/release");
        }
    }

    /** Agents work before an experiment and during it, somebody judges, something is silenced. */
    private static void works(Visitor visitor) {
        for (List<String> one : WORK) {
            visitor.playsTheDemo(one.get(2) + "-early", context(one));
        }
        String started = visitor.file(EXPERIMENT).replace("status: stopped", "status: running");
        String hash = visitor.asks()
                .contentType("application/json")
                .body(Map.of("files", Map.of(EXPERIMENT, started)))
                .post("/v1/rulebooks")
                .jsonPath()
                .getString("hash");
        visitor.asks()
                .contentType("application/json")
                .body(Map.of("reason", "does it help us?", "by", "ada"))
                .post("/v1/rulebooks/{hash}/activate", hash);
        for (List<String> one : WORK) {
            visitor.playsTheDemo(one.get(2) + "-" + one.get(0), context(one));
        }
        visitor.reports(
                "web-shop-at-work",
                "{\"kind\":\"instruction\",\"text\":\"Fix the login.\",\"context\":%s}\n"
                                .formatted(context(WORK.get(0)))
                        + Client.failing("c1", "npm test")
                        + Client.failing("c2", "npm test")
                        + Client.failing("c3", "npm test"));
        visitor.asks()
                .contentType("application/json")
                .body(Map.of(
                        "rule",
                        Visitor.REPLAY,
                        "repository",
                        "billing",
                        "minutes",
                        480,
                        "reason",
                        "its tests are known to be red until Friday",
                        "by",
                        "ada"))
                .post("/v1/silences");
    }

    private static String context(List<String> one) {
        return "{\"client\":\"%s\",\"model\":\"%s\",\"repository\":\"github.com/acme/%s\"}"
                .formatted(one.get(0), one.get(1), one.get(2));
    }

    private static void picture(Page page, String place, Path file) {
        Browser.go(page, place);
        page.waitForTimeout(1_500);
        page.screenshot(new Page.ScreenshotOptions().setPath(file));
    }
}
