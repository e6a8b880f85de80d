package io.steersman.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import io.steersman.access.Limits;
import io.steersman.access.Scope;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** The console as people use it: in a real browser, with a key, on a service that holds what the demo plays. */
@QuarkusTest
@TestProfile(Keyed.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ConsoleTest {

    private static final String RULE = "reasoning_problems.infinite_loops.failing-replay";
    private static final String FILE = "rules/reasoning_problems/infinite_loops.drl";

    private static final String TROUBLED = """
            {"status": "UP", "checks": [
              {"name": "judging", "status": "UP", "data": {"unjudged": 0, "unkept": 2}},
              {"name": "journal", "status": "UP", "data": {"keeps": false, "message": "the disk is full"}}]}""";

    private static final Page.WaitForSelectorOptions LONG = new Page.WaitForSelectorOptions().setTimeout(60_000);

    private static String key = "";
    private static Optional<Browser> opened = Optional.empty();
    private static Optional<Page> shown = Optional.empty();

    @BeforeAll
    static void aBrowserIsOpen() {
        opened = Optional.of(Browser.open());
    }

    @AfterAll
    static void itIsClosed() {
        opened.ifPresent(Browser::close);
    }

    @AfterEach
    void nothingWentWrong() {
        assertThat(browser().wrong()).isEmpty();
    }

    @Test
    @Order(1)
    void anEmptyServiceShowsWhatBringsTheFirstRunAndPlaysTheDemo() {
        // Given
        key = Keyed.make(
                Keyed.folder().resolve("keys"), "console", EnumSet.allOf(Scope.class), Optional.empty(), Limits.NONE);
        Awaitility.await()
                .atMost(20, TimeUnit.SECONDS)
                .until(() -> asUs().get("/v1/session").statusCode() == 200);
        shown = Optional.of(browser().page(1280, ColorScheme.LIGHT, key));
        page().waitForSelector(".command code");
        assertThat(page().locator(".command code").allTextContents())
                .containsExactly(
                        "steersman install claude-code", "steersman doctor", "steersman analyze ~/.claude/projects");
        // When
        page().click("text=Play the demo's runs");
        page().waitForSelector("text=at work");
        // Then
        page().waitForSelector(".stream >> text=told");
        Awaitility.await()
                .atMost(30, TimeUnit.SECONDS)
                .until(() -> runs().getList("runs").size() == 4);
        page().waitForFunction(
                        "() => !document.querySelector('main .note')",
                        null,
                        new Page.WaitForFunctionOptions().setTimeout(40_000));
    }

    @Test
    @Order(2)
    void whyAnAgentWasToldSomethingAndWhetherItHelpedIsThreeClicksAway() {
        // When
        page().click("main a.id >> text=stuck-on-a-failing-test >> nth=0");
        page().click(".row.told");
        page().click("text=The fault failing-replay and why");
        // Then
        assertThat(page().textContent(".side"))
                .contains("npm test", "DO NOT: run it again as it is.", "Did it help?", "It turned at");
        page().waitForSelector(".patterns .met");
        assertThat(page().locator(".row.evidence").count()).isEqualTo(3);
    }

    @Test
    @Order(3)
    void aFaultIsJudgedByAKeyAndTheRuleHearsOfIt() {
        // When
        page().keyboard().press("y");
        page().waitForSelector("text=: right");
        // Then
        assertThat(asUs().get("/v1/trajectories/" + stuck() + "/feedback")
                        .jsonPath()
                        .getString("[0].subject"))
                .startsWith(RULE + "#");
        List<Integer> right = asUs().get("/v1/rules/health")
                .jsonPath()
                .getList("findAll { it.rule == '" + RULE + "' }.precision.part");
        assertThat(right).containsExactly(1);
    }

    @Test
    @Order(4)
    void rowsAreWalkedByKeysAndEachHasItsAddress() {
        // Given
        Browser.go(page(), "#/runs/" + stuck());
        // When
        for (String pressed : List.of("j", "j", "j", "k")) {
            page().keyboard().press(pressed);
        }
        page().waitForSelector(".raw");
        // Then
        assertThat(page().url()).endsWith("?step=1");
        assertThat(page().textContent(".raw")).contains("\"I'll run the tests first.\"");
        page().keyboard().press("?");
        PlaywrightAssertions.assertThat(page().locator("dialog[open]")).containsText("next, previous row");
        page().keyboard().press("Escape");
        page().keyboard().press("/");
        page().keyboard().type("lint");
        page().keyboard().press("Enter");
        page().waitForSelector(".row.chosen >> text=npm run lint");
    }

    @Test
    @Order(5)
    void whyARuleSaysNothingOfAStepIsAnswered() {
        // Given
        Browser.go(page(), "#/runs/" + stuck() + "?step=9");
        // When
        page().fill("#whynot", RULE);
        page().click("text=Explain");
        // Then
        PlaywrightAssertions.assertThat(page().locator(".side")).containsText("did not fire");
        PlaywrightAssertions.assertThat(page().locator(".patterns .failed").first())
                .isVisible();
    }

    @Test
    @Order(6)
    void figuresLeadToTheRunsBehindThem() {
        // Given
        Browser.go(page(), "#/faults");
        // When
        page().click("tr:has-text('failing-replay') .share a");
        page().waitForSelector("h1:has-text('Runs')");
        // Then
        PlaywrightAssertions.assertThat(page().locator("tbody tr")).hasCount(1);
        assertThat(page().textContent("tbody tr")).contains("stuck-on-a-failing-test");
    }

    @Test
    @Order(7)
    void anErrorInARuleStandsAtItsLineWhileOneTypes() {
        // Given
        Browser.go(page(), "#/rules/" + RULE + "?edit=1");
        page().waitForSelector("code-editor .cm-content");
        // When
        page().click("code-editor .cm-content");
        page().keyboard().press("Control+Home");
        page().keyboard().type("rule nonsense\n");
        // Then
        page().waitForSelector("code-editor .cm-lint-marker-error", LONG);
        assertThat(page().textContent("[aria-label=Problems]")).contains(FILE + ":1");
        PlaywrightAssertions.assertThat(page().locator("button:has-text('Save')"))
                .isDisabled();
    }

    @Test
    @Order(8)
    void aChangedRuleIsCheckedHeldAgainstStoredRunsPutInForceAndRolledBack() {
        // Given
        String before = asUs().get("/v1/rulebooks").jsonPath().getString("active");
        page().click("text=Throw the changes away");
        page().selectOption("#file", "policies/default.yaml");
        page().waitForSelector("code-editor [aria-label='policies/default.yaml']");
        page().click("code-editor .cm-content");
        page().keyboard().press("Control+Home");
        page().keyboard().type("# changed in the console\n");
        page().waitForSelector("text=all cases pass", LONG);
        // When
        page().click("text=Backtest on stored runs");
        page().waitForSelector("text=no difference", LONG);
        page().selectOption("select[name=how]", "active");
        page().fill("input[name=reason]", "to see it work");
        page().click("button:has-text('Save')");
        page().waitForSelector("text=is in force.");
        JsonPath changed = asUs().get("/v1/rulebooks").jsonPath();
        page().click("text=Roll back");
        page().waitForSelector("text=is in force again.");
        // Then
        assertThat(changed.getString("active")).isNotEqualTo(before);
        assertThat(changed.getString("versions[0].activations[0].reason")).isEqualTo("to see it work");
        assertThat(asUs().get("/v1/rulebooks").jsonPath().getString("active")).isEqualTo(before);
        asUs().contentType("application/json").body("{}").post("/v1/rulebooks/release");
    }

    @Test
    @Order(9)
    void aSilenceIsBegunAndEnded() {
        // Given
        Browser.go(page(), "#/silences?rule=" + RULE);
        // When
        page().fill("input[name=reason]", "known to be red");
        page().click("button:has-text('Silence')");
        page().waitForSelector("td:has-text('known to be red')");
        JsonPath begun = asUs().get("/v1/silences").jsonPath();
        page().click("button[aria-label^=End]");
        page().waitForSelector("text=Nothing is silenced");
        // Then
        assertThat(begun.getBoolean("[0].lasting")).isTrue();
        assertThat(begun.getString("[0].rule")).isEqualTo(RULE);
        assertThat(asUs().get("/v1/silences").jsonPath().getBoolean("[0].lasting"))
                .isFalse();
    }

    @Test
    @Order(10)
    void aServiceThatIsAwayIsSaidAndWhatIsShownComesBackWithIt() {
        // Given
        Browser.go(page(), "#/now");
        // When
        page().context().setOffline(true);
        // Then
        page().waitForSelector(".banner.bad >> text=does not answer");
        page().context().setOffline(false);
        page().waitForSelector(
                        ".banner",
                        new Page.WaitForSelectorOptions()
                                .setState(com.microsoft.playwright.options.WaitForSelectorState.DETACHED));
        page().waitForSelector(".pulse.on");
        browser().wrong();
    }

    @Test
    @Order(11)
    void whenTheSessionIsOverTheKeyIsAskedForAndThePageIsThereAgain() {
        // Given
        Browser.go(page(), "#/recovery?by=level");
        page().context().clearCookies();
        // When
        page().click("nav >> text=Rules");
        page().waitForSelector("text=A key is needed");
        page().fill("#key", "st_key_wrong");
        page().keyboard().press("Enter");
        page().waitForSelector(".door .wrong");
        page().fill("#key", key);
        page().keyboard().press("Enter");
        // Then
        page().waitForSelector("tbody tr:has-text('failing-replay')");
        browser().wrong();
    }

    @Test
    @Order(12)
    void ourOwnTroublesAreRowsInRed() {
        // Given
        page().route(
                        "**/q/health/ready",
                        route -> route.fulfill(new Route.FulfillOptions()
                                .setContentType("application/json")
                                .setBody(TROUBLED)));
        // When
        Browser.go(page(), "#/faults");
        Browser.go(page(), "#/now");
        // Then
        PlaywrightAssertions.assertThat(page().locator(".trouble"))
                .containsText(new String[] {"2 reports could not be kept", "The journal is in trouble"});
        assertThat(page().textContent("main")).contains("the disk is full");
        page().unroute("**/q/health/ready");
    }

    @Test
    @Order(13)
    void aServiceThatIsSlowIsSaidToBe() {
        // Given
        page().route("**/v1/reports/**", route -> {
            page().waitForTimeout(4_000);
            route.resume();
        });
        // When
        page().evaluate("location.hash = '#/recovery?by=model'");
        // Then
        page().waitForSelector(".banner >> text=The service is slow");
        page().unroute("**/v1/reports/**");
    }

    @Test
    @Order(14)
    void stepsOfASubagentAreFoldedUntilTheyAreAskedForByKeys() {
        // Given
        StringBuilder steps = new StringBuilder("{\"kind\":\"instruction\",\"text\":\"Look around.\"}\n");
        for (int i = 0; i < 5; i++) {
            steps.append(
                    "{\"kind\":\"call\",\"id\":\"s%1$d\",\"tool\":\"Grep\",\"agent\":\"scout\",\"input\":{\"pattern\":\"p%1$d\"}}\n"
                            .formatted(i));
            steps.append(
                    "{\"kind\":\"result\",\"call\":\"s%d\",\"agent\":\"scout\",\"output\":\"none\"}\n".formatted(i));
        }
        asUs().contentType("application/x-ndjson")
                .body(steps.toString().getBytes(StandardCharsets.UTF_8))
                .post("/v1/trajectories/folded-1/steps")
                .then()
                .statusCode(200);
        Browser.go(page(), "#/runs/folded-1");
        page().waitForSelector(".row.fold >> text=Subagent scout: 5 calls");
        // When
        page().keyboard().press("j");
        page().keyboard().press("j");
        page().waitForSelector(".row.fold.chosen");
        page().keyboard().press("Enter");
        // Then
        PlaywrightAssertions.assertThat(page().locator(".row.sub")).hasCount(5);
        page().keyboard().press("Enter");
        PlaywrightAssertions.assertThat(page().locator(".row.sub")).hasCount(0);
    }

    @Test
    @Order(15)
    void wordsAreOfferedWhileOneTypesARule() {
        // Given
        Browser.go(page(), "#/rules/" + RULE + "?edit=1");
        page().waitForSelector("code-editor .cm-content[contenteditable=true]");
        page().click("code-editor .cm-content");
        page().keyboard().press("Control+End");
        // When
        page().keyboard().type("\n$a : Action( chan");
        // Then
        page().waitForSelector("code-editor .cm-tooltip-autocomplete li >> text=changes");
        page().keyboard().press("Escape");
        page().click("text=Throw the changes away");
    }

    @Test
    @Order(16)
    void whatAChangedLimitFindsStandsBesideWhatIsFoundNow() {
        // Given
        String policy = asUs().get("/v1/rulebooks/"
                        + asUs().get("/v1/rulebooks").jsonPath().getString("active"))
                .jsonPath()
                .getMap("files")
                .get("policies/default.yaml")
                .toString();
        page().evaluate(
                        "text => sessionStorage.setItem('drafts', JSON.stringify({'policies/default.yaml': text}))",
                        policy.replace("limits: { repeats: 3 }", "limits: { repeats: 9 }"));
        Browser.go(page(), "#/now");
        Browser.go(page(), "#/rules/files?file=policies/default.yaml&edit=1");
        page().waitForSelector("text=all cases pass", LONG);
        // When
        page().click("text=Backtest on stored runs");
        page().waitForSelector("text=findings appear", LONG);
        // Then
        assertThat(page().textContent("main table:has-text('Candidate')")).contains("stuck-on", "nothing");
        page().evaluate("sessionStorage.clear()");
    }

    @Test
    @Order(17)
    void everyPageIsForEverybodyLightAndDarkWideAndNarrow() {
        // Given
        String run = "#/runs/" + stuck();
        List<String> places = List.of(
                "#/now",
                "#/runs",
                run,
                run + "?told=1",
                "#/faults",
                "#/recovery",
                "#/rules?q=replay",
                "#/rules/" + RULE,
                "#/experiments",
                "#/silences",
                "#/nowhere");
        Map<Integer, ColorScheme> looks = Map.of(1280, ColorScheme.LIGHT, 400, ColorScheme.DARK);
        looks.forEach((width, scheme) -> {
            page().setViewportSize(width, 800);
            page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            for (String place : places) {
                // When
                Browser.go(page(), place);
                // Then
                String seen = "%s at %d, %s".formatted(place, width, scheme);
                assertThat(page().evaluate("document.documentElement.scrollWidth - innerWidth"))
                        .as(seen)
                        .isEqualTo(0);
                assertThat(browser().obstacles(page())).as(seen).isEmpty();
            }
        });
    }

    private static Browser browser() {
        return opened.orElseThrow();
    }

    private static Page page() {
        return shown.orElseThrow();
    }

    private static RequestSpecification asUs() {
        return given().header("Authorization", "Bearer " + key);
    }

    private static JsonPath runs() {
        return asUs().get("/v1/runs").jsonPath();
    }

    private static String stuck() {
        return asUs().get("/v1/runs?named=stuck-on").jsonPath().getString("runs[0].id");
    }
}
