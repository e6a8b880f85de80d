package io.steersman.api;

import static io.restassured.RestAssured.given;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import io.steersman.access.Limits;
import io.steersman.access.Scope;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** Somebody of a tenant of their own who looks at the console, and at the API beside it. */
final class Visitor implements AutoCloseable {

    static final String REPLAY = "reasoning_problems.infinite_loops.failing-replay";
    static final Page.WaitForSelectorOptions LONG = new Page.WaitForSelectorOptions().setTimeout(90_000);

    private static final Path DEMO = Path.of("src/main/resources/steersman/demo");

    private final Browser browser;
    private final String key;
    private final Page page;

    private Visitor(Browser browser, String key) {
        this.browser = browser;
        this.key = key;
        this.page = browser.page(1280, ColorScheme.LIGHT, key);
    }

    /** One of a tenant, whose key may do everything. */
    static Visitor of(String tenant) {
        return new Visitor(Browser.open(), freshKey(tenant, Optional.empty()));
    }

    /** A key of a tenant that may do everything; the service knows it already. */
    static String freshKey(String tenant, Optional<java.time.Instant> expires) {
        String key =
                Keyed.make(Keyed.folder().resolve("keys"), tenant, EnumSet.allOf(Scope.class), expires, Limits.NONE);
        Awaitility.await()
                .atMost(20, TimeUnit.SECONDS)
                .until(() -> with(key).get("/v1/session").statusCode() == 200);
        return key;
    }

    private static RequestSpecification with(String key) {
        return given().header("Authorization", "Bearer " + key);
    }

    Browser browser() {
        return browser;
    }

    Page page() {
        return page;
    }

    String key() {
        return key;
    }

    /** A request that brings the key. */
    RequestSpecification asks() {
        return with(key);
    }

    /** What stands at a path. */
    JsonPath get(String path) {
        return asks().get(path).jsonPath();
    }

    /** Reports steps of a run; what the service answers. */
    JsonPath reports(String run, String steps) {
        return asks().contentType("application/x-ndjson")
                .body(steps.getBytes(StandardCharsets.UTF_8))
                .post("/v1/trajectories/{run}/steps", run)
                .jsonPath();
    }

    /** The same call fails some times in the same way. */
    JsonPath fails(String run, int times) {
        return reports(
                run,
                String.join(
                        "",
                        Stream.iterate(1, call -> call + 1)
                                .limit(times)
                                .map(call -> Client.failing("c" + call, "npm test"))
                                .toList()));
    }

    /** Reports the runs of the demo, step by step as agents do. */
    void playsTheDemo() {
        playsTheDemo("demo", "{}");
    }

    /** The same under another name, with what is known of the client and its work. */
    void playsTheDemo(String name, String context) {
        try (Stream<Path> runs = Files.list(DEMO)) {
            for (Path run : runs.filter(file -> file.toString().endsWith(".jsonl"))
                    .sorted()
                    .toList()) {
                String id = name + "-" + run.getFileName().toString().replace(".jsonl", "");
                List<String> steps = Files.readAllLines(run);
                reports(id, steps.get(0).replaceFirst("}$", ",\"context\":" + context + "}\n"));
                steps.stream().skip(1).forEach(step -> reports(id, step + "\n"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes over a file in the editor, as somebody who pastes it. */
    void pastes(String file, String text) {
        page.waitForSelector("code-editor [aria-label='" + file + "'][contenteditable=true]");
        page.click("code-editor .cm-content");
        page.keyboard().press("Control+A");
        pastes(text);
    }

    /** Pastes where the cursor of the editor is. */
    void pastes(String text) {
        page.locator("code-editor .cm-content").evaluate("""
                (editor, text) => {
                  const clipboardData = new DataTransfer();
                  clipboardData.setData('text/plain', text);
                  editor.dispatchEvent(new ClipboardEvent('paste', {clipboardData, bubbles: true, cancelable: true}));
                }""", text);
    }

    /** The text of a file that is in force. */
    String file(String path) {
        return get("/v1/rulebooks/" + active()).getMap("files").get(path).toString();
    }

    /** The version that is in force. */
    String active() {
        return get("/v1/rulebooks").getString("active");
    }

    /** The rules that found something in a run. */
    List<String> found(String run) {
        return get("/v1/trajectories/" + run + "/findings").getList("rule");
    }

    @Override
    public void close() {
        browser.close();
    }
}
