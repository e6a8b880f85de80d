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
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a house calls its own things counts for live runs as soon as it is said. */
class VocabularyInForceTest {

    private static final int ENOUGH = 3;

    private final Releases releases = Releases.of(Shipped.inForce(), Path.of("rules"), Path.of("policies"));
    private final Supervisor supervisor =
            new Supervisor(new MemoryJournal(), releases.active(), new Witness() {}, 100, InstantSource.system());

    @Test
    void aPollerThatIsNamedWhileTheServiceRunsIsNotHeldForALoopFromTheNextStepOn() {
        // Given
        ask("a", 1, ENOUGH);
        ask("b", 1, ENOUGH);
        List<Finding> before = ask("a", ENOUGH + 1, 1);
        // When
        releases.put(with("commands: { polls: [wf status] }"), How.ACTIVATED, "", "");
        List<Finding> after = ask("b", ENOUGH + 1, 3);
        // Then
        assertThat(before).extracting(found -> found.rule().name()).contains("identical-call");
        assertThat(after).isEmpty();
    }

    @Test
    void aDeployOfTheHouseIsADeploy() {
        // Given
        releases.put(with("commands: { deploys: [deployctl apply] }"), How.ACTIVATED, "", "");
        say("a", "{\"kind\":\"instruction\",\"text\":\"Fix the login. Do not deploy anything.\"}");
        // When
        List<Finding> found = call("a", 1, "deployctl apply -f web.yaml", "done");
        // Then
        assertThat(found).extracting(one -> one.rule().name()).contains("forbidden-command-run");
    }

    @Test
    void withoutAWordForItItIsACommandLikeAnyOther() {
        // Given
        say("a", "{\"kind\":\"instruction\",\"text\":\"Fix the login. Do not deploy anything.\"}");
        // When
        List<Finding> found = call("a", 1, "deployctl apply -f web.yaml", "done");
        // Then
        assertThat(found).isEmpty();
    }

    @Test
    void whatToolsMakeMayBeDeletedUnasked() {
        // Given
        releases.put(with("files: { generated: [\"gen/**\"] }"), How.ACTIVATED, "", "");
        say("a", "{\"kind\":\"instruction\",\"text\":\"Fix the login.\"}");
        // When
        List<Finding> generated = call("a", 1, "rm -rf gen/api", "");
        // Then
        assertThat(generated).isEmpty();
        assertThat(call("a", 2, "rm -rf data/users", "")).isNotEmpty();
    }

    private List<Finding> ask(String run, int from, int times) {
        List<Finding> found = List.of();
        for (int i = from; i < from + times; i++) {
            found = call(run, i, "wf status 17", "stage two of the flow");
        }
        return found;
    }

    private List<Finding> call(String run, int number, String command, String output) {
        return say(run, """
                {"kind":"call","id":"c%1$d","tool":"Bash","input":{"command":"%2$s"}}
                {"kind":"result","call":"c%1$d","output":"%3$s","exitCode":0}""".formatted(number, command, output));
    }

    private List<Finding> say(String run, String steps) {
        return supervisor
                .accept(
                        new TrajectoryId("t", run),
                        NativeFormat.parse(steps.getBytes(StandardCharsets.UTF_8))
                                .steps())
                .findings();
    }

    private static InForce with(String vocabulary) {
        return Shipped.withPolicy("vocabulary/ours.yaml", vocabulary);
    }
}
