package io.steersman.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.assertions.PlaywrightAssertions;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rules, policies, texts and the vocabulary are changed in the console, and agents feel it with their next step. */
@QuarkusTest
@TestProfile(Keyed.class)
class ChangesTest {

    private static final String RULES = "rules/reasoning_problems/infinite_loops.drl";
    private static final String POLICY = "policies/default.yaml";
    private static final String WORDS = "policies/vocabulary/ours.yaml";
    private static final String TITLE = "The same call failed in the same way, and nothing was changed in between";
    private static final String REPEATED = "reasoning_problems.infinite_loops.identical-call";

    private static Visitor visitor;

    @BeforeEach
    void somebodyLooks() {
        if (visitor == null) {
            visitor = Visitor.of("changing");
        }
    }

    @AfterAll
    static void theyLeave() {
        visitor.close();
    }

    @AfterEach
    void allIsAsBefore() {
        visitor.asks().contentType("application/json").body("{}").post("/v1/rulebooks/release");
        visitor.page().evaluate("sessionStorage.clear()");
        assertThat(visitor.browser().wrong()).isEmpty();
    }

    @Test
    void aRuleIsTriedInShadowThenForSomeRunsThenPromotedThenRolledBack() {
        // Given
        String before = visitor.active();
        edit(RULES, visitor.file(RULES).replace(TITLE, "It fails again and again"));
        // When
        save("shadow", "is tried in shadow");
        visitor.fails("shadowed", 3);
        JsonPath shadow = visitor.get("/v1/rulebooks/trial");
        Browser.go(visitor.page(), "#/rules");
        PlaywrightAssertions.assertThat(visitor.page().locator("main .note").first())
                .containsText("1 fault seen by both");
        edit(RULES);
        save("canary", "is tried for 60 % of the runs");
        IntStream.range(0, 12).forEach(run -> visitor.fails("canary-" + run, 3));
        JsonPath canary = visitor.get("/v1/rulebooks/trial");
        Browser.go(visitor.page(), "#/rules");
        visitor.page().click("text=Put it in force for all");
        visitor.page().waitForSelector("main .note >> text=promoted");
        visitor.fails("promoted", 3);
        String promoted = visitor.active();
        Browser.go(visitor.page(), "#/rules/" + Visitor.REPLAY);
        visitor.page().click("text=Roll back");
        visitor.page().waitForSelector("text=is in force again.", Visitor.LONG);
        visitor.fails("rolled-back", 3);
        // Then
        assertThat(shadow.getString("kind")).isEqualTo("shadow");
        assertThat(title("shadowed")).isEqualTo(TITLE);
        assertThat(canary.getInt("percent")).isEqualTo(60);
        assertThat(IntStream.range(0, 12).mapToObj(run -> title("canary-" + run)))
                .contains(TITLE, "It fails again and again");
        assertThat(promoted).startsWith(canary.getString("candidate"));
        assertThat(title("promoted")).isEqualTo("It fails again and again");
        assertThat(visitor.active()).isEqualTo(before);
        assertThat(title("rolled-back")).isEqualTo(TITLE);
    }

    @Test
    void aLimitOfAPolicyCountsFromTheNextStepOn() {
        // Given
        visitor.fails("limited", 1);
        edit(
                POLICY,
                visitor.file(POLICY)
                        .replaceFirst(
                                "limits: \\{ repeats: 3 }\n    ladder: \\[notice, warn, ask, block, halt]\n    text: \\|\n      \\{call} failed",
                                "limits: { repeats: 2 }\n    ladder: [notice, warn, ask, block, halt]\n    text: |\n      {call} failed"));
        // When
        save("active", "is in force.");
        visitor.reports("limited", Client.failing("c2", "npm test"));
        // Then
        assertThat(visitor.found("limited")).contains(Visitor.REPLAY);
        assertThat(visitor.get("/v1/rulebooks").getString("versions[0].activations[0].reason"))
                .isEqualTo("to see it work");
    }

    @Test
    void aTextIsWhatTheNextAgentReads() {
        // Given
        edit(POLICY, visitor.file(POLICY).replace("DO NOT: run it again as it is.", "DO NOT: hope."));
        // When
        save("active", "is in force.");
        String told = visitor.fails("worded", 3).getString("interventions.text");
        // Then
        assertThat(told).contains("DO NOT: hope.");
        Browser.go(visitor.page(), "#/rules/" + Visitor.REPLAY);
        PlaywrightAssertions.assertThat(visitor.page().locator(".words")).containsText("DO NOT: hope.");
    }

    @Test
    void aWordOfTheHouseSaysWhatACommandDoes() {
        // Given
        asksAgain("before-the-word");
        Browser.go(visitor.page(), "#/rules/files?edit=1");
        visitor.page().fill("#fresh", WORDS);
        visitor.page().click("text=Begin it");
        visitor.pastes(WORDS, "commands:\n  polls: [ \"shipit report\" ]\n");
        visitor.page().waitForSelector("text=all cases pass", Visitor.LONG);
        // When
        save("active", "is in force.");
        asksAgain("after-the-word");
        // Then
        assertThat(visitor.found("before-the-word")).contains(REPEATED);
        assertThat(visitor.found("after-the-word")).doesNotContain(REPEATED);
    }

    /** Asks the same six times, and hears the same. */
    private static void asksAgain(String run) {
        StringBuilder steps = new StringBuilder();
        for (int i = 0; i < 6; i++) {
            steps.append(
                    "{\"kind\":\"call\",\"id\":\"c%d\",\"tool\":\"Bash\",\"input\":{\"command\":\"shipit report\"}}\n"
                            .formatted(i));
            steps.append("{\"kind\":\"result\",\"call\":\"c%d\",\"output\":\"queued\",\"error\":false}\n".formatted(i));
        }
        visitor.reports(run, steps.toString());
    }

    private static String title(String run) {
        return visitor.get("/v1/trajectories/" + run + "/findings")
                .getString("find { it.rule == '%s' }.title".formatted(Visitor.REPLAY));
    }

    /** Opens a file that may have been changed already. */
    private static void edit(String file) {
        Browser.go(visitor.page(), "#/rules/files?edit=1&file=" + file);
        visitor.page().waitForSelector("text=all cases pass", Visitor.LONG);
    }

    private static void edit(String file, String text) {
        Browser.go(visitor.page(), "#/rules/files?edit=1&file=" + file);
        visitor.pastes(file, text);
        visitor.page().waitForSelector("text=all cases pass", Visitor.LONG);
    }

    private static void save(String how, String said) {
        visitor.page().selectOption("select[name=how]", how);
        if (how.equals("canary")) {
            visitor.page().fill("input[name=percent]", "60");
        }
        visitor.page().fill("input[name=reason]", "to see it work");
        visitor.page().click("button:has-text('Save')");
        visitor.page().waitForSelector("text=" + said, Visitor.LONG);
    }
}
