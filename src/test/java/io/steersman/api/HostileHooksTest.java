package io.steersman.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.steersman.trajectory.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Bodies that no client sends, at the addresses of all clients: each is answered, and what stands around it is kept. */
@QuarkusTest
@TestProfile(TempFolders.class)
class HostileHooksTest {

    private static final String MARK = "@@";
    private static final String LONG = "x".repeat(100_000);
    private static final int HUGE = 20_000_000;
    private static final int SESSIONS = 1000;

    @ParameterizedTest(name = "{0}")
    @MethodSource("io.steersman.api.ResultHook#all")
    void everyBodyIsAnsweredAndWhatStandsAroundItIsKept(ResultHook hook) throws IOException {
        // Given
        List<String> rows = rows();
        int call = 0;
        for (String row : rows) {
            String[] cells = row.split("\\|", 3);
            String odd = "odd-" + ++call;
            byte[] body = made(hook, odd, cells[2].strip());
            // When
            HttpResponse<String> response = hook.post(body);
            HttpResponse<String> good = hook.post(hook.of("good", call));
            // Then
            isAnswer(row, cells[1].strip(), response);
            assertThat(good.statusCode()).as(row).isEqualTo(200);
            if (response.statusCode() == 200) {
                assertThat(hook.post(hook.of(odd, 2)).statusCode()).as(row).isEqualTo(200);
            }
        }
        assertThat(Collections.nCopies(rows.size(), List.of("call", "result")).stream()
                        .flatMap(List::stream))
                .containsExactlyElementsOf(kinds(hook, "good"));
        assertThat(kinds(hook, "odd-" + call)).endsWith("call", "result");
        isWell();
    }

    private static List<String> rows() throws IOException {
        try (InputStream in = HostileHooksTest.class.getResourceAsStream("/hooks/hostile.txt")) {
            String rows = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            return rows.lines().filter(row -> !row.startsWith("#")).toList();
        }
    }

    private static void isAnswer(String row, String becomes, HttpResponse<String> response) throws IOException {
        String said = "%s: %d %.300s".formatted(row, response.statusCode(), response.body());
        boolean refused = becomes.equals("refused") || becomes.equals("either") && response.statusCode() != 200;
        if (refused) {
            Failed.of(response).is(400, "invalid-request");
        } else {
            assertThat(response.statusCode()).as(said).isEqualTo(200);
            assertThat(Json.MAPPER.readTree(response.body()).isObject())
                    .as(said)
                    .isTrue();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("io.steersman.api.ResultHook#all")
    void twentyMegabytesOfOutputAreKept(ResultHook hook) {
        // Given
        String output = "\\u0000\\ufffe\\u001b".repeat(10) + "x".repeat(HUGE);
        // When
        HttpResponse<String> response = hook.post(hook.of("huge", 1, "{\"command\":\"cat\"}", output));
        // Then
        assertThat(response.body()).isEqualTo("{}");
        assertThat(Client.get("/v1/trajectories/{id}", hook.client().trajectory("huge"))
                        .jsonPath()
                        .getInt("steps"))
                .isEqualTo(2);
        isWell();
    }

    @Test
    void aThousandSessionsSideBySideLoseNothing() throws Exception {
        // Given
        List<ResultHook> hooks = ResultHook.all();
        List<Callable<Integer>> posts = new ArrayList<>();
        for (int call = 1; call <= 2; call++) {
            for (int session = 0; session < SESSIONS; session++) {
                ResultHook hook = hooks.get(session % hooks.size());
                String body = hook.of("many-" + session, call);
                posts.add(() -> hook.post(body).statusCode());
                if (session % 10 == 0) {
                    posts.add(() ->
                            hook.post(body.substring(0, body.length() / 2)).statusCode() - 200);
                }
            }
        }
        ExecutorService threads = Executors.newFixedThreadPool(16);
        List<Integer> answered = new ArrayList<>();
        // When
        for (Future<Integer> status : threads.invokeAll(posts)) {
            answered.add(status.get());
        }
        threads.shutdown();
        // Then
        assertThat(answered).containsOnly(200);
        for (int session = 0; session < SESSIONS; session += 37) {
            assertThat(kinds(hooks.get(session % hooks.size()), "many-" + session))
                    .containsExactly("call", "result", "call", "result");
        }
        isWell();
    }

    private static List<String> kinds(ResultHook hook, String session) {
        JsonPath steps = Client.get(
                        "/v1/trajectories/{id}/steps?limit=1000", hook.client().trajectory(session))
                .jsonPath();
        return steps.getList("steps.kind");
    }

    private static void isWell() {
        assertThat(Client.get("/q/health/ready").statusCode()).isEqualTo(200);
        assertThat(Client.get("/q/metrics").asString()).doesNotContain("outcome=\"failed\"");
    }

    /** The body that a recipe of the table makes. */
    private static byte[] made(ResultHook hook, String session, String recipe) throws IOException {
        String[] words = recipe.split(" ", 2);
        String rest = words.length > 1 ? words[1] : "";
        String good = hook.of(session, 1);
        return switch (words[0]) {
            case "TEXT" ->
                rest.equals("{} {}") ? utf8(good + good) : utf8(rest.replace("G", good.replace("\"", "\\\"")));
            case "CUT" -> utf8(good.substring(0, good.length() - 2));
            case "BYTES" -> bytes(rest);
            case "UTF-16" -> good.getBytes(StandardCharsets.UTF_16);
            case "MARKED" -> utf8("\ufeff" + good);
            case "OUTPUT" -> utf8(hook.of(session, 1, "{}", rest));
            case "OUTPUT-BYTES" -> spliced(hook.of(session, 1, "{}", MARK), bytes(rest));
            case "SESSION" -> utf8(hook.of(rest.replace("LONG", LONG), 1));
            case "INPUT" -> utf8(hook.of(session, 1, input(rest), "no"));
            default -> throw new IllegalArgumentException(recipe);
        };
    }

    private static String input(String recipe) {
        String[] words = recipe.split(" ", 2);
        return switch (words[0]) {
            case "DEEP" -> deep("{\"a\":", "}", words[1]);
            case "LISTS" -> deep("[", "]", words[1]);
            case "QUOTED" -> '"' + deep("{\\\"a\\\":", "}", words[1]) + '"';
            case "DIGITS" -> "{\"n\":" + "9".repeat(Integer.parseInt(words[1])) + "}";
            case "FIELDS" ->
                IntStream.range(0, Integer.parseInt(words[1]))
                        .mapToObj(n -> "\"f" + n + "\":" + n)
                        .collect(Collectors.joining(",", "{", "}"));
            default -> recipe.replace("LONG", LONG);
        };
    }

    private static String deep(String open, String close, String levels) {
        int depth = Integer.parseInt(levels);
        return open.repeat(depth) + "7" + close.repeat(depth);
    }

    private static byte[] spliced(String text, byte[] middle) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        int place = text.indexOf(MARK);
        all.write(utf8(text.substring(0, place)));
        all.write(middle);
        all.write(utf8(text.substring(place + MARK.length())));
        return all.toByteArray();
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
