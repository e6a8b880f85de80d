package io.steersman.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules and the files around them are changed with help: errors at their line, words that may stand there, stored runs. */
@QuarkusTest
@TestProfile(Keyed.class)
class RulePagesTest {

    private static final String FILE = "rules/reasoning_problems/infinite_loops.drl";
    private static final String POLICY = "policies/default.yaml";

    private static Visitor visitor;

    @BeforeEach
    void somebodyLooks() {
        if (visitor == null) {
            visitor = Visitor.of("writing");
            visitor.playsTheDemo();
        }
    }

    @AfterAll
    static void theyLeave() {
        visitor.close();
    }

    @AfterEach
    void nothingWentWrong() {
        visitor.page().evaluate("sessionStorage.clear()");
        Browser.go(visitor.page(), "#/now");
        assertThat(visitor.browser().wrong()).isEmpty();
    }

    @Test
    void anErrorInARuleStandsAtItsLineWhileOneTypes() {
        // Given
        Page page = visitor.page();
        Browser.go(page, "#/rules/" + Visitor.REPLAY + "?edit=1");
        page.waitForSelector("code-editor [contenteditable=true]");
        // When
        page.click("code-editor .cm-content");
        page.keyboard().press("Control+Home");
        page.keyboard().type("rule nonsense\n");
        // Then
        page.waitForSelector("code-editor .cm-lint-marker-error", Visitor.LONG);
        assertThat(page.textContent("[aria-label=Problems]")).contains(FILE + ":1");
        PlaywrightAssertions.assertThat(page.locator("button:has-text('Save')")).isDisabled();
    }

    @Test
    void whatIsTypedOverAWholeFileIsAllThatStandsThere() {
        // Given
        Page page = visitor.page();
        Browser.go(page, "#/rules/files?edit=1&file=" + POLICY);
        page.waitForSelector("code-editor [contenteditable=true]");
        page.click("code-editor .cm-content");
        page.keyboard().press("Control+A");
        // When
        page.keyboard().type("budget: many");
        // Then
        PlaywrightAssertions.assertThat(page.locator("code-editor .cm-content")).hasText("budget: many");
        page.waitForSelector("code-editor .cm-lint-marker-error", Visitor.LONG);
    }

    @Test
    void aChangeIsCheckedHeldAgainstStoredRunsPutInForceAndRolledBack() {
        // Given
        Page page = visitor.page();
        String before = visitor.active();
        Browser.go(page, "#/rules/" + Visitor.REPLAY + "?edit=1&file=" + POLICY);
        page.waitForSelector("code-editor [aria-label='" + POLICY + "'][contenteditable=true]");
        page.click("code-editor .cm-content");
        page.keyboard().press("Control+Home");
        page.keyboard().type("# changed in the console\n");
        page.waitForSelector("text=all cases pass", Visitor.LONG);
        // When
        page.click("text=Backtest on stored runs");
        page.waitForSelector("text=no difference", Visitor.LONG);
        page.selectOption("select[name=how]", "active");
        page.fill("input[name=reason]", "to see it work");
        page.click("button:has-text('Save')");
        page.waitForSelector("text=is in force.", Visitor.LONG);
        JsonPath changed = visitor.get("/v1/rulebooks");
        page.click("text=Roll back");
        page.waitForSelector("text=is in force again.", Visitor.LONG);
        // Then
        assertThat(changed.getString("active")).isNotEqualTo(before);
        assertThat(changed.getString("versions[0].activations[0].reason")).isEqualTo("to see it work");
        assertThat(visitor.active()).isEqualTo(before);
        visitor.asks().contentType("application/json").body("{}").post("/v1/rulebooks/release");
    }

    @Test
    void whatAChangedLimitFindsStandsBesideWhatIsFoundNow() {
        // Given
        Page page = visitor.page();
        Browser.go(page, "#/rules/files?edit=1&file=" + POLICY);
        visitor.pastes(POLICY, visitor.file(POLICY).replace("limits: { repeats: 3 }", "limits: { repeats: 9 }"));
        page.waitForSelector("text=all cases pass", Visitor.LONG);
        // When
        page.click("text=Backtest on stored runs");
        page.waitForSelector("main .chip.good:has-text('done')", Visitor.LONG);
        // Then
        assertThat(page.textContent("main")).contains("findings appear");
        assertThat(page.textContent("main table:has-text('Candidate')")).contains("stuck-on", "nothing");
        page.click("summary:has-text('How " + POLICY + " differs')");
        PlaywrightAssertions.assertThat(page.locator("details[open]")).containsText("repeats: 9");
        page.click("main table:has-text('Candidate') a.id >> nth=0");
        page.waitForSelector(".row.chosen");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "rules/reasoning_problems/infinite_loops.drl|$a : Action( chan|changes",
                "policies/default.yaml|'  reasoning_problems.infinite_loops.cycle:~    mo'|mode",
                "policies/default.yaml|'  reasoning_problems.infinite_loops.cycle:~    mode: enf'|enforce",
                "policies/vocabulary/ours.yaml|commands:~  po|polls",
                "policies/vocabulary/ours.yaml|files: { gen|generated",
                "policies/experiments/guidance-helps.yaml|status: dr|draft",
                "rules/reasoning_problems/infinite_loops.cases.yaml|'  - name: it stands~    rule: failing-r'|failing-replay",
                "rules/reasoning_problems/infinite_loops.cases.yaml|'  - name: it stands~    given:~      - har'|harness",
                "rules/reasoning_problems/infinite_loops.cases.yaml|'  - name: it stands~    expect: { at: 3, severity: cri'|critical"
            })
    void whatMayStandThereIsOfferedWhileOneTypes(String file, String typed, String offered) {
        // Given
        Page page = visitor.page();
        Browser.go(page, "#/rules/files?edit=1&file=" + POLICY);
        if (file.contains("vocabulary")) {
            page.fill("#fresh", file);
            page.click("text=Begin it");
        } else {
            Browser.go(page, "#/rules/files?edit=1&file=" + file);
        }
        page.waitForSelector("code-editor [aria-label='" + file + "'][contenteditable=true]");
        page.click("code-editor .cm-content");
        page.keyboard().press("Control+End");
        // When
        visitor.pastes("\n" + typed.substring(0, typed.length() - 1).replace('~', '\n'));
        page.keyboard().type(typed.substring(typed.length() - 1));
        // Then
        page.waitForSelector("code-editor .cm-tooltip-autocomplete li >> text=" + offered);
        page.keyboard().press("Escape");
    }
}
