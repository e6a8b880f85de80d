package io.steersman.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Playwright.CreateOptions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import io.restassured.RestAssured;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** A browser that looks at the console, and hears what goes wrong there. */
final class Browser implements AutoCloseable {

    /** Milliseconds, for a machine that has much else to do. */
    private static final int PATIENCE = 30_000;

    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");

    private final Playwright playwright;
    private final com.microsoft.playwright.Browser browser;
    private final List<String> wrong = new ArrayList<>();
    private String pass = "";

    private Browser(Path program) {
        playwright = Playwright.create(new CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new LaunchOptions().setExecutablePath(program).setArgs(List.of("--no-sandbox")));
    }

    /** Opens one, or skips the test with a word. */
    static Browser open() {
        Optional<Path> program = Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
        Assumptions.assumeTrue(program.isPresent(), "There is no chromium. Maybe: apt-get install -y chromium");
        return new Browser(program.get());
    }

    /** What was wrong since this was asked last: errors of scripts and of the policy of contents, requests to other hosts. */
    List<String> wrong() {
        List<String> all = List.copyOf(wrong);
        wrong.clear();
        return all;
    }

    /** A page of some width that has shown a key. */
    Page page(int width, ColorScheme scheme, String key) {
        Page page = page(width, scheme);
        visit(page, address(), key);
        return page;
    }

    /** Opens the console at an address, and shows a key there. */
    static void visit(Page page, String address, String key) {
        page.navigate(address + "/");
        page.fill("#key", key);
        page.keyboard().press("Enter");
        page.waitForSelector(".who");
    }

    /** A page of some width that is nowhere yet. */
    Page page(int width, ColorScheme scheme) {
        BrowserContext context = browser.newContext(new com.microsoft.playwright.Browser.NewContextOptions()
                .setViewportSize(width, 800)
                .setColorScheme(scheme));
        context.setDefaultTimeout(PATIENCE);
        Page page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") && !message.text().contains("401")) {
                wrong.add(message.text());
            }
        });
        page.onPageError(wrong::add);
        page.onRequest(request -> {
            String own = page.url().equals("about:blank") ? request.url() : page.url();
            if (!hostOf(request.url()).equals(hostOf(own))) {
                wrong.add("asked " + request.url());
            }
        });
        return page;
    }

    /** Goes to a place of the console and waits until it is there. */
    static void go(Page page, String place) {
        page.evaluate("place => { location.hash = place; }", place);
        page.waitForFunction("() => !document.querySelector('main [aria-busy]')");
        page.waitForSelector("main h1");
    }

    /** What is in the way of people who see or move otherwise: serious and critical findings. */
    List<String> obstacles(Page page) {
        if (pass.isEmpty()) {
            pass = axe();
        }
        page.evaluate(pass);
        @SuppressWarnings("unchecked")
        List<String> found = (List<String>) page.evaluate("""
                async () => (await axe.run(document, {resultTypes: ['violations']})).violations
                  .filter(one => ['serious', 'critical'].includes(one.impact))
                  .map(one => one.id + ': ' + one.nodes.slice(0, 3).map(node => node.html.slice(0, 120) + ' '
                    + (node.any[0]?.message ?? '')).join(' | '))""");
        return found;
    }

    private static String axe() {
        try (InputStream in = Browser.class.getResourceAsStream("/axe.min.js")) {
            assertThat(in).as("the script of axe-core").isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String hostOf(String url) {
        return String.valueOf(URI.create(url).getAuthority());
    }

    static String address() {
        return "http://127.0.0.1:" + RestAssured.port;
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
