package io.steersman.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.WaitForSelectorState;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.steersman.finding.RuleId;
import io.steersman.reload.Active;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Our own troubles stand in red on the first page, and nowhere when they are over. */
@QuarkusTest
@TestProfile(Keyed.class)
class TroublesTest {

    private static final String TROUBLED = """
            {"status": "UP", "checks": [
              {"name": "judging", "status": "UP", "data": {"unjudged": 0, "unkept": 2}},
              {"name": "journal", "status": "UP", "data": {"keeps": false, "message": "the disk is full"}}]}""";
    private static final Page.WaitForSelectorOptions GONE = new Page.WaitForSelectorOptions()
            .setState(WaitForSelectorState.DETACHED)
            .setTimeout(90_000);

    private static Visitor visitor;

    @Inject
    Active active;

    @BeforeEach
    void somebodyLooks() {
        if (visitor == null) {
            visitor = Visitor.of("troubled");
        }
    }

    @AfterAll
    static void theyLeave() {
        visitor.close();
    }

    @AfterEach
    void nothingWentWrong() {
        assertThat(visitor.browser().wrong()).isEmpty();
    }

    @Test
    void whatTheServiceSaysOfItselfIsSaid() {
        // Given
        Page page = visitor.page();
        page.route(
                "**/q/health/ready",
                route -> route.fulfill(new Route.FulfillOptions()
                        .setContentType("application/json")
                        .setBody(TROUBLED)));
        // When
        Browser.go(page, "#/faults");
        Browser.go(page, "#/now");
        // Then
        PlaywrightAssertions.assertThat(page.locator(".trouble"))
                .containsText(new String[] {"2 reports could not be kept", "The journal is in trouble"});
        assertThat(page.textContent("main")).contains("the disk is full");
        page.unroute("**/q/health/ready");
        page.waitForSelector(".trouble", GONE);
    }

    @Test
    void aRuleThatIsLeftOutIsSaidOnEachPageThatIsAboutIt() {
        // Given
        Page page = visitor.page();
        active.quarantine(RuleId.parse(Visitor.REPLAY), "It took 900 ms for one step, more than its 500 ms.");
        // When
        Browser.go(page, "#/now");
        // Then
        page.waitForSelector(".trouble >> text=The rule failing-replay is left out.", Visitor.LONG);
        Browser.go(page, "#/rules?q=failing-replay");
        page.waitForSelector("tbody tr .chip.quarantined");
        Browser.go(page, "#/rules/" + Visitor.REPLAY);
        page.waitForSelector(".trouble >> text=It took 900 ms");
        visitor.asks().contentType("application/json").body("{}").post("/v1/rulebooks/release");
        Browser.go(page, "#/now");
        page.waitForSelector(".trouble", GONE);
    }

    @Test
    void filesThatAreRefusedAreSaidWithTheirPlaceUntilTheyAreMended() throws IOException {
        // Given
        Page page = visitor.page();
        Browser.go(page, "#/now");
        String good = Files.readString(TempFolders.policy());
        // When
        Files.writeString(TempFolders.policy(), good.replace("budget: 20", "budget: many"));
        // Then
        page.waitForSelector(".trouble >> text=Changed files are not in force.", Visitor.LONG);
        assertThat(page.textContent(".trouble")).contains("default.yaml:");
        Files.writeString(TempFolders.policy(), good);
        page.waitForSelector(".trouble", GONE);
    }
}
