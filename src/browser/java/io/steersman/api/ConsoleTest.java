package io.steersman.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
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

    private static Visitor visitor;

    @BeforeEach
    void somebodyLooks() {
        if (visitor == null) {
            visitor = Visitor.of("console");
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
    @Order(1)
    void anEmptyServiceShowsWhatBringsTheFirstRunAndPlaysTheDemo() {
        // Given
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
    @Order(3)
    void wordsAreJudgedByAButtonAndByAKeyWhichHasTheLastSay() {
        // Given
        Browser.go(page(), "#/runs/" + stuck() + "?told=1");
        // When
        page().click("section[aria-label='Intervention 1'] button:has-text('Right')");
        page().waitForSelector("section[aria-label='Intervention 1'] >> text=: right");
        page().keyboard().press("x");
        page().waitForSelector("section[aria-label='Intervention 1'] >> text=: wrong");
        // Then
        JsonPath said = asUs().get("/v1/trajectories/" + stuck() + "/feedback").jsonPath();
        assertThat(said.getList("findAll { it.about == 'intervention' }.right")).containsExactly(false);
        PlaywrightAssertions.assertThat(page().locator("button[aria-pressed=true]"))
                .containsText("Wrong");
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

    private static Page page() {
        return visitor.page();
    }

    private static RequestSpecification asUs() {
        return visitor.asks();
    }

    private static JsonPath runs() {
        return asUs().get("/v1/runs").jsonPath();
    }

    private static String stuck() {
        return asUs().get("/v1/runs?named=stuck-on").jsonPath().getString("runs[0].id");
    }
}
