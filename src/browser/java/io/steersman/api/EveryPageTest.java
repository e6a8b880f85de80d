package io.steersman.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every page is for everybody: light and dark, wide and narrow, by eye, by ear and by keys. */
@QuarkusTest
@TestProfile(Keyed.class)
class EveryPageTest {

    private static Visitor visitor;

    @BeforeEach
    void somebodyLooks() {
        if (visitor == null) {
            visitor = Visitor.of("everybody");
            visitor.playsTheDemo();
            visitor.asks()
                    .contentType("application/json")
                    .body(Map.of("rule", Visitor.REPLAY, "minutes", 60, "reason", "to be seen"))
                    .post("/v1/silences");
        }
    }

    @AfterAll
    static void theyLeave() {
        visitor.close();
    }

    static Stream<Arguments> looks() {
        return Stream.of(
                Arguments.of(1280, ColorScheme.LIGHT),
                Arguments.of(1280, ColorScheme.DARK),
                Arguments.of(400, ColorScheme.LIGHT),
                Arguments.of(400, ColorScheme.DARK));
    }

    @ParameterizedTest
    @MethodSource("looks")
    void nothingIsInAnybodysWay(int width, ColorScheme scheme) {
        // Given
        Page page = visitor.page();
        page.setViewportSize(width, 800);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
        for (String place : places()) {
            // When
            Browser.go(page, place);
            if (place.contains("rules/")) {
                page.waitForSelector("code-editor .cm-content");
            }
            // Then
            String seen = "%s at %d, %s".formatted(place, width, scheme);
            assertThat(page.evaluate("document.documentElement.scrollWidth - innerWidth"))
                    .as(seen)
                    .isEqualTo(0);
            assertThat(visitor.browser().obstacles(page)).as(seen).isEmpty();
            assertThat(visitor.browser().wrong()).as(seen).isEmpty();
        }
    }

    private static List<String> places() {
        String run = "#/runs/" + visitor.get("/v1/runs?named=stuck-on").getString("runs[0].id");
        return List.of(
                "#/now",
                "#/runs",
                "#/runs?rule=" + Visitor.REPLAY + "&outcome=recovered",
                run,
                run + "?told=1",
                run + "?step=4",
                run + "?rule=" + Visitor.REPLAY,
                "#/faults",
                "#/recovery",
                "#/recovery?by=text",
                "#/rules?q=replay",
                "#/rules/" + Visitor.REPLAY,
                "#/rules/" + Visitor.REPLAY + "?edit=1",
                "#/rules/files?file=policies/default.yaml&edit=1",
                "#/rules/files?file=policies/experiments/guidance-helps.yaml",
                "#/experiments",
                "#/silences",
                "#/nowhere");
    }

    @Test
    void pagesMayLoadNothingThatIsNotTheServicesOwn() {
        // When
        String policy = RestAssured.get("/").header("Content-Security-Policy");
        // Then
        assertThat(policy).contains("default-src").doesNotContain("unsafe-", "*", "http:", "https:", "data:");
    }

    @Test
    void theFirstPageIsSmall() {
        try (Browser browser = Browser.open()) {
            // Given
            Page page = browser.page(1280, ColorScheme.LIGHT);
            List<Integer> sizes = new java.util.concurrent.CopyOnWriteArrayList<>();
            page.onRequestFinished(request -> {
                if (!request.url().contains("/v1/") && !request.url().contains("/q/")) {
                    sizes.add(request.sizes().responseBodySize);
                }
            });
            // When
            Browser.visit(page, Browser.address(), visitor.key());
            page.waitForSelector("main a.id");
            // Then
            int sum = sizes.stream().mapToInt(Integer::intValue).sum();
            assertThat(sizes).hasSizeGreaterThan(2);
            assertThat(sum).as("bytes of the first page, compressed").isLessThan(250_000);
        }
    }
}
