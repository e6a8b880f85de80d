package io.steersman.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.WaitForSelectorState;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.steersman.access.KeyFile;
import io.steersman.access.KeyText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A page is never wrong silently: whatever becomes of the service or of the key, it says so, and goes on when it can. */
@QuarkusTest
@TestProfile(Keyed.class)
class StandingTest {

    private static final Page.WaitForSelectorOptions GONE =
            new Page.WaitForSelectorOptions().setState(WaitForSelectorState.DETACHED);

    private Browser browser;
    private Relay relay;
    private String key;

    @BeforeEach
    void aBrowserIsOpen() throws IOException {
        browser = Browser.open();
        relay = new Relay(RestAssured.port);
        key = Visitor.freshKey("standing", Optional.empty());
    }

    @AfterEach
    void itIsClosed() throws IOException {
        browser.close();
        relay.close();
    }

    @Test
    void aServiceThatIsAwayIsSaidAndWhatCameMeanwhileIsThereWithIt() throws IOException {
        // Given
        Page page = browser.page(1280, ColorScheme.LIGHT);
        Browser.visit(page, relay.address(), key);
        page.waitForSelector(".pulse.on");
        // When
        relay.cut();
        page.waitForSelector(".banner.bad >> text=does not answer");
        page.waitForSelector(".pulse:not(.on)");
        RestAssured.given()
                .header("Authorization", "Bearer " + key)
                .contentType("application/x-ndjson")
                .body(Client.failing("c1", "npm test").getBytes(StandardCharsets.UTF_8))
                .post("/v1/trajectories/came-meanwhile/steps");
        relay.mend();
        // Then
        page.waitForSelector(".banner", GONE);
        page.waitForSelector(".pulse.on");
        page.waitForSelector("main >> text=came-meanwhile");
    }

    @Test
    void whatIsAskedForWhileTheServiceIsAwayComesWhenItIsBack() throws IOException {
        // Given
        Page page = browser.page(1280, ColorScheme.LIGHT);
        Browser.visit(page, relay.address(), key);
        Browser.go(page, "#/runs");
        // When
        relay.cut();
        page.click("nav >> text=Silences");
        page.waitForSelector(".banner.bad >> text=does not answer");
        relay.mend();
        // Then
        page.waitForSelector("text=Nothing is silenced");
        page.waitForSelector(".banner", GONE);
    }

    @Test
    void aServiceThatIsSlowIsSaidToBe() {
        // Given
        Page page = browser.page(1280, ColorScheme.LIGHT);
        Browser.visit(page, relay.address(), key);
        // When
        relay.slow(Duration.ofSeconds(5));
        page.click("nav >> text=Recovery");
        // Then
        page.waitForSelector(".banner >> text=The service is slow");
        relay.slow(Duration.ZERO);
        page.waitForSelector("h1:has-text('Recovery')");
        page.waitForSelector(".banner", GONE);
        assertThat(browser.wrong()).isEmpty();
    }

    @Test
    void aKeyThatIsRevokedWhileThePageIsOpenIsAskedForAnew() {
        // Given
        Page page = browser.page(1280, ColorScheme.LIGHT, key);
        page.waitForSelector(".pulse.on");
        String id = KeyText.id(key).orElseThrow();
        // When
        new KeyFile(Keyed.folder().resolve("keys")).change(keys -> keys.stream()
                .map(one -> one.id().equals(id) ? one.revokedAt(Instant.now()) : one)
                .toList());
        // Then
        page.waitForSelector("h1:has-text('A key is needed')", Visitor.LONG);
        assertThat(page.textContent(".pulse")).isEqualTo("not live");
        page.fill("#key", Visitor.freshKey("standing", Optional.empty()));
        page.keyboard().press("Enter");
        page.waitForSelector("h1:has-text('Now')");
        page.waitForSelector(".pulse.on");
    }

    @Test
    void aKeyThatExpiresWhileThePageIsOpenIsAskedForAnew() {
        // Given
        String brief = Visitor.freshKey("standing", Optional.of(Instant.now().plusSeconds(25)));
        Page page = browser.page(1280, ColorScheme.LIGHT, brief);
        Browser.go(page, "#/silences");
        // When
        page.waitForSelector("h1:has-text('A key is needed')", Visitor.LONG);
        page.fill("#key", "st_key_wrong");
        page.keyboard().press("Enter");
        page.waitForSelector(".door .wrong");
        page.fill("#key", key);
        page.keyboard().press("Enter");
        // Then
        page.waitForSelector("h1:has-text('Silences')");
    }
}
