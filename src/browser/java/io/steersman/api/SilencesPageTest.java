package io.steersman.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.WaitForSelectorState;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A silence is begun, seen wherever one looks, felt by agents, and over by itself or before. */
@QuarkusTest
@TestProfile(Keyed.class)
class SilencesPageTest {

    private static Visitor visitor;

    @BeforeEach
    void somebodyLooks() {
        if (visitor == null) {
            visitor = Visitor.of("silencing");
        }
    }

    @AfterAll
    static void theyLeave() {
        visitor.close();
    }

    @AfterEach
    void nothingWentWrongAndNothingIsSilenced() {
        visitor.get("/v1/silences").<String>getList("findAll { it.lasting }.id").forEach(id -> visitor.asks()
                .delete("/v1/silences/" + id));
        assertThat(visitor.browser().wrong()).isEmpty();
    }

    @Test
    void aSilenceIsSeenEverywhereKeepsWordsBackAndIsEnded() {
        // Given
        Page page = visitor.page();
        Browser.go(page, "#/rules/" + Visitor.REPLAY);
        page.click("text=Silence it");
        // When
        page.fill("input[name=reason]", "known to be red");
        page.click("button:has-text('Silence')");
        page.waitForSelector("td:has-text('known to be red')");
        JsonPath begun = visitor.get("/v1/silences");
        visitor.fails("silenced", 3);
        // Then
        assertThat(begun.getBoolean("[0].lasting")).isTrue();
        assertThat(begun.getString("[0].rule")).isEqualTo(Visitor.REPLAY);
        for (String place : List.of("#/now", "#/rules/" + Visitor.REPLAY)) {
            Browser.go(page, place);
            PlaywrightAssertions.assertThat(page.locator("main .note").first()).containsText("known to be red");
        }
        Browser.go(page, "#/rules?q=failing-replay");
        PlaywrightAssertions.assertThat(page.locator("tbody tr").first()).containsText("silenced");
        for (String place : List.of("#/faults", "#/recovery", "#/experiments", "#/runs")) {
            Browser.go(page, place);
            PlaywrightAssertions.assertThat(page.locator("header")).containsText("1 silence");
        }
        Browser.go(page, "#/runs/silenced");
        page.waitForSelector(".row.told");
        page.click(".row.told");
        PlaywrightAssertions.assertThat(page.locator(".side")).containsText("withheld");
        assertThat(visitor.get("/v1/trajectories/silenced/interventions").getString("[0].delivery"))
                .isEqualTo("withheld");
        Browser.go(page, "#/silences");
        page.click("button[aria-label^=End]");
        page.waitForSelector("text=Nothing is silenced");
        PlaywrightAssertions.assertThat(page.locator("header")).not().containsText("1 silence");
        assertThat(visitor.get("/v1/silences").getBoolean("[0].lasting")).isFalse();
    }

    @Test
    void aSilenceEndsByItselfBeforeTheEyesOfWhoeverLooks() {
        // Given
        visitor.asks()
                .contentType("application/json")
                .body(Map.of("repository", "web", "minutes", 1, "reason", "only for a while"))
                .post("/v1/silences");
        Browser.go(visitor.page(), "#/silences");
        visitor.page().waitForSelector("td:has-text('only for a while')");
        Browser.go(visitor.page(), "#/faults");
        visitor.page().waitForSelector("header >> text=1 silence");
        // When
        visitor.page()
                .waitForSelector(
                        "header >> text=1 silence",
                        new Page.WaitForSelectorOptions()
                                .setState(WaitForSelectorState.DETACHED)
                                .setTimeout(75_000));
        // Then
        assertThat(visitor.get("/v1/silences").getBoolean("find { it.reason == 'only for a while' }.lasting"))
                .isFalse();
    }
}
