package io.steersman.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** All of it by keys alone: no test here touches the mouse. */
@QuarkusTest
@TestProfile(Keyed.class)
class KeyboardTest {

    private static final int MOST_TABS = 120;

    private static Visitor visitor;

    @BeforeEach
    void somebodyLooks() {
        if (visitor == null) {
            visitor = Visitor.of("keys-alone");
            visitor.playsTheDemo();
            visitor.page().reload();
            visitor.page().waitForSelector("main a.id");
        }
    }

    @AfterAll
    static void theyLeave() {
        visitor.close();
    }

    @Test
    void aRunIsFoundReadUnderstoodAndJudged() {
        // Given
        Page page = visitor.page();
        page.keyboard().press("g");
        page.keyboard().press("r");
        page.waitForSelector("h1:has-text('Runs')");
        // When
        tabTo(page, "a.id[href*='stuck-on']");
        page.keyboard().press("Enter");
        page.waitForSelector(".row");
        page.keyboard().press("n");
        page.waitForSelector("section[aria-label='Chosen fault']");
        page.waitForSelector(".patterns .met");
        page.keyboard().press("y");
        page.waitForSelector("text=: right");
        // Then
        String run = page.url().replaceFirst(".*/runs/", "").replaceFirst("\\?.*", "");
        assertThat(visitor.get("/v1/trajectories/" + run + "/feedback").getBoolean("[0].right"))
                .isTrue();
        page.keyboard().press("Escape");
        for (String pressed : new String[] {"j", "j", "j", "k"}) {
            page.keyboard().press(pressed);
        }
        page.waitForSelector(".raw");
        assertThat(page.url()).contains("step=1");
        tabTo(page, "#whynot");
        page.keyboard().type(Visitor.REPLAY);
        page.keyboard().press("Enter");
        PlaywrightAssertions.assertThat(page.locator(".side")).containsText("did not fire");
        assertThat(visitor.browser().wrong()).isEmpty();
    }

    @Test
    void aSilenceIsBegunAndEnded() {
        // Given
        Page page = visitor.page();
        page.keyboard().press("Escape");
        leaveFields(page);
        page.keyboard().press("g");
        page.keyboard().press("s");
        page.waitForSelector("text=Nothing is silenced");
        // When
        tabTo(page, "input[name=rule]");
        page.keyboard().type(Visitor.REPLAY);
        tabTo(page, "input[name=reason]");
        page.keyboard().type("by keys alone");
        page.keyboard().press("Enter");
        page.waitForSelector("td:has-text('by keys alone')");
        JsonPath begun = visitor.get("/v1/silences");
        leaveFields(page);
        tabTo(page, "button[aria-label^=End]");
        page.keyboard().press("Enter");
        page.waitForSelector("text=Nothing is silenced");
        // Then
        assertThat(begun.getBoolean("[0].lasting")).isTrue();
        assertThat(visitor.get("/v1/silences").getBoolean("[0].lasting")).isFalse();
        assertThat(visitor.browser().wrong()).isEmpty();
    }

    @Test
    void aRuleIsChangedTriedAndTakenBack() {
        // Given
        Page page = visitor.page();
        leaveFields(page);
        page.keyboard().press("g");
        page.keyboard().press("u");
        page.waitForSelector("h1:has-text('Rules')");
        tabTo(page, "input[type=search]");
        page.keyboard().type("failing-replay");
        tabTo(page, "tbody a[href$='failing-replay']");
        page.keyboard().press("Enter");
        page.waitForSelector("code-editor .cm-content");
        // When
        tabTo(page, "rule-files button");
        page.keyboard().press("Enter");
        page.waitForSelector("code-editor [contenteditable=true]");
        tabTo(page, ".cm-content");
        page.keyboard().press("Control+Home");
        page.keyboard().type("// by keys alone\n");
        page.waitForSelector("text=all cases pass", Visitor.LONG);
        tabTo(page, "input[name=reason]");
        page.keyboard().type("to see it");
        page.keyboard().press("Enter");
        page.waitForSelector("text=is tried in shadow", Visitor.LONG);
        String kind = visitor.get("/v1/rulebooks/trial").getString("kind");
        leaveFields(page);
        page.keyboard().press("g");
        page.keyboard().press("u");
        page.waitForSelector("button.danger:has-text('Take it back')");
        tabTo(page, ".note button.danger");
        page.keyboard().press("Enter");
        page.waitForSelector("text=taken-back");
        // Then
        assertThat(kind).isEqualTo("shadow");
        assertThat(visitor.get("/v1/rulebooks/trial").getString("state")).isEqualTo("taken-back");
        page.evaluate("sessionStorage.clear()");
        assertThat(visitor.browser().wrong()).isEmpty();
    }

    /** Goes on from what has the focus to the next that is like this. */
    private static void tabTo(Page page, String selector) {
        for (int i = 0; i < MOST_TABS; i++) {
            page.keyboard().press("Tab");
            Object there = page.evaluate("""
                    selector => {
                      let at = document.activeElement;
                      while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
                      return at?.matches(selector) ?? false;
                    }""", selector);
            if (Boolean.TRUE.equals(there)) {
                return;
            }
        }
        throw new AssertionError("No Tab leads to " + selector);
    }

    /** Letters are keys again where nobody types. */
    private static void leaveFields(Page page) {
        tabTo(page, "a, button");
    }
}
