package io.steersman.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import io.steersman.Shipped;
import io.steersman.finding.Finding;
import io.steersman.journal.MemoryJournal;
import io.steersman.reload.Activation.How;
import io.steersman.reload.InForce;
import io.steersman.reload.Releases;
import io.steersman.trajectory.NativeFormat;
import io.steersman.trajectory.TrajectoryId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The language that the page on policies adds is understood as the page says, by live runs as well. */
class LanguageInForceTest {

    private static final Pattern EXAMPLE =
            Pattern.compile("```yaml\\n(# [^\\n]*\\nlanguages:\\n.*?)```", Pattern.DOTALL);
    private static final String EDIT =
            "\"Edit\",\"input\":{\"file_path\":\"tests/test_login.py\",\"old_string\":\"a == 1\",\"new_string\":\"a == 2\"}";
    private static final String FIX =
            "\"Edit\",\"input\":{\"file_path\":\"src/login.py\",\"old_string\":\"a = 1\",\"new_string\":\"a = 2\"}";
    private static final String COMMIT = "\"Bash\",\"input\":{\"command\":\"git commit -am 'fix: login'\"}";

    private final Releases releases = Releases.of(Shipped.inForce(), Path.of("rules"), Path.of("policies"));
    private final Supervisor supervisor =
            new Supervisor(new MemoryJournal(), releases.active(), new Witness() {}, 100, InstantSource.system());
    private int calls;

    @Test
    void aLiveRunUnderstandsTheNextInstructionAfterTheLanguageIsAdded() throws IOException {
        // Given
        says("user", "Correggi il login. Non modificare i test.");
        List<String> before = does(EDIT);
        // When
        releases.put(italian(), How.ACTIVATED, "", "");
        says("user", "Non modificare i test.");
        // Then
        assertThat(before).doesNotContain("forbidden-path-written");
        assertThat(does(EDIT)).contains("forbidden-path-written");
    }

    @Test
    void leaveTakesTheLimitBack() throws IOException {
        // Given
        releases.put(italian(), How.ACTIVATED, "", "");
        says("user", "Correggi il login. Non modificare i test.");
        // When
        says("user", "Adesso puoi modificare i test.");
        // Then
        assertThat(does(EDIT)).isEmpty();
    }

    @Test
    void aHeadingForbidsWhatIsListedBelow() throws IOException {
        // Given
        releases.put(italian(), How.ACTIVATED, "", "");
        // When
        says("user", "Fix the login.\\n\\nVietato:\\n- git commit\\n- git push");
        // Then
        assertThat(does(COMMIT)).containsExactly("forbidden-command-run");
    }

    @Test
    void aClaimIsHeldAgainstTheChecks() throws IOException {
        // Given
        says("user", "Fix the login.");
        does(FIX);
        List<String> before = says("message", "Tutti i test passano.");
        // When
        releases.put(italian(), How.ACTIVATED, "", "");
        does(FIX.replace("2", "3"));
        // Then
        assertThat(before).isEmpty();
        assertThat(says("message", "I test dovrebbero passano, quasi.")).isEmpty();
        assertThat(says("message", "Tutti i test passano.")).contains("unverified-claim");
    }

    @Test
    void aYesIsLeaveForWhatTheAgentProposed() throws IOException {
        // Given
        says("user", "Fix the login. Do not commit without asking.");
        says("message", "The login is fixed. Shall I commit it?");
        says("user", "Sì, va bene.");
        List<String> before = does(COMMIT);
        // When
        releases.put(italian(), How.ACTIVATED, "", "");
        says("message", "Shall I commit it once more?");
        says("user", "Sì, va bene.");
        // Then
        assertThat(before).containsExactly("forbidden-command-run");
        assertThat(does(COMMIT)).isEmpty();
    }

    private List<String> says(String who, String text) {
        String kind = who.equals("user") ? "instruction" : who;
        return accept("{\"kind\":\"%s\",\"text\":\"%s\"}".formatted(kind, text));
    }

    private List<String> does(String call) {
        calls++;
        return accept("""
                {"kind":"call","id":"c%1$d","tool":%2$s}
                {"kind":"result","call":"c%1$d","output":"done","exitCode":0}""".formatted(calls, call));
    }

    private List<String> accept(String steps) {
        List<Finding> found = supervisor
                .accept(
                        new TrajectoryId("t", "run"),
                        NativeFormat.parse(steps.getBytes(StandardCharsets.UTF_8))
                                .steps())
                .findings();
        return found.stream().map(one -> one.rule().name()).toList();
    }

    private static InForce italian() throws IOException {
        Matcher example = EXAMPLE.matcher(Files.readString(Path.of("src/main/docs/policies.md")));
        assertThat(example.find()).isTrue();
        return Shipped.withPolicy("vocabulary/italian.yaml", example.group(1));
    }
}
