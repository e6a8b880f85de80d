package io.steersman.reload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.steersman.reload.Activation.How;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReleasesTest {

    @TempDir
    private Path folder;

    private Path rules = Path.of("");
    private Path policies = Path.of("");

    @BeforeEach
    void twoFiles() throws IOException {
        rules = folder.resolve("rules");
        policies = folder.resolve("policies");
        write(rules.resolve("house/push.drl"), """
                package rules.house.push;
                import static io.steersman.rulebook.drl.Report.finding;
                import io.steersman.fact.Action;
                import io.steersman.policy.Limit;
                rule "push"
                    @title("A push")
                    @severity("low")
                    @status("draft")
                    @since("0.1")
                    @why("It is a test")
                    @falsePositives("None")
                    @misses("None")
                when
                    Limit( rule == "house.push.push", name == "repeats", $n : value )
                    $action : Action( open() )
                then
                    insert( finding(drools.getRule(), "x", $action).with("n", $n) );
                end
                """);
        write(rules.resolve("intervention/ladder.drl"), Files.readString(Path.of("rules/intervention/ladder.drl")));
        limit(1);
    }

    @Test
    void whatWasActivatedStandsUntilTheFilesChange() throws IOException {
        // Given
        Releases releases = start(Versions.inMemory());
        String first = releases.active().inForce().hash();
        FolderWatch watch = releases.watch(state -> {});
        limit(2);
        lookTwice(watch);
        releases.activate(first.substring(0, 8), "ada", "two is too many");
        lookTwice(watch);
        int pinned = value(releases);
        boolean isPinned = releases.isPinned();
        limit(3);
        // When
        lookTwice(watch);
        // Then
        assertThat(pinned).isEqualTo(1);
        assertThat(isPinned).isTrue();
        assertThat(value(releases)).isEqualTo(3);
        assertThat(releases.isPinned()).isFalse();
        assertThat(releases.versions().activations())
                .extracting(Activation::how)
                .containsExactly(How.STARTED, How.CHANGED, How.ACTIVATED, How.CHANGED);
        assertThat(releases.versions().activations().get(2).who()).isEqualTo("ada");
        assertThat(releases.versions().activations().get(2).why()).isEqualTo("two is too many");
    }

    @Test
    void aReleasedVersionGivesTheFilesTheirSayAgain() throws IOException {
        // Given
        Releases releases = start(Versions.inMemory());
        String first = releases.active().inForce().hash();
        limit(2);
        lookTwice(releases.watch(state -> {}));
        releases.activate(first, "", "");
        // When
        releases.release("ada", "");
        // Then
        assertThat(value(releases)).isEqualTo(2);
        assertThat(releases.isPinned()).isFalse();
    }

    @Test
    void goingBackTwiceGoesBackTwo() throws IOException {
        // Given
        Releases releases = start(Versions.inMemory());
        FolderWatch watch = releases.watch(state -> {});
        limit(2);
        lookTwice(watch);
        limit(3);
        lookTwice(watch);
        // When
        releases.rollBack("", "");
        int once = value(releases);
        releases.rollBack("", "");
        // Then
        assertThat(once).isEqualTo(2);
        assertThat(value(releases)).isEqualTo(1);
        assertThatThrownBy(() -> releases.rollBack("", ""))
                .isInstanceOf(Releases.Unfit.class)
                .hasMessageContaining("no version to go back to");
    }

    @Test
    void whatWasActivatedIsInForceAfterARestart() throws IOException {
        // Given
        Releases before = start(Versions.in(folder.resolve("versions")));
        String first = before.active().inForce().hash();
        limit(2);
        lookTwice(before.watch(state -> {}));
        before.activate(first, "ada", "");
        // When
        Releases after = start(Versions.in(folder.resolve("versions")));
        // Then
        assertThat(value(after)).isEqualTo(1);
        assertThat(after.isPinned()).isTrue();
    }

    @Test
    void filesThatChangedWhileTheServiceWasDownGoBeforeWhatWasActivated() throws IOException {
        // Given
        Releases before = start(Versions.in(folder.resolve("versions")));
        before.activate(before.active().inForce().hash(), "", "");
        limit(2);
        // When
        Releases after = start(Versions.in(folder.resolve("versions")));
        // Then
        assertThat(value(after)).isEqualTo(2);
    }

    @Test
    void theLastGoodVersionIsTakenWhenTheFilesAreBrokenAtStart() throws IOException {
        // Given
        start(Versions.in(folder.resolve("versions")));
        write(rules.resolve("house/push.drl"), "package rules.house.push;\nrul \"x\"\n");
        // When
        Releases after = start(Versions.in(folder.resolve("versions")));
        // Then
        assertThat(value(after)).isEqualTo(1);
        assertThat(after.active().state().diagnostics().get(0).display()).startsWith("rules/house/push.drl:2:");
        assertThat(after.active().state().refused()).isNotEmpty();
    }

    @Test
    void theLastGoodVersionOfOtherFoldersIsNotTaken() throws IOException {
        // Given
        start(Versions.in(folder.resolve("versions")));
        Path other = folder.resolve("other");
        write(other.resolve("a/b.drl"), "package rules.a.b;\nrul \"x\"\n");
        // When
        // Then
        assertThatThrownBy(() -> Releases.start(
                        SourceFolders.exactly(other, policies),
                        Versions.in(folder.resolve("versions")),
                        InstantSource.system()))
                .isInstanceOf(Releases.Unfit.class);
    }

    @Test
    void aLineThatWasCutOffLosesNothingElse() throws IOException {
        // Given
        Path kept = folder.resolve("versions");
        Releases before = start(Versions.in(kept));
        limit(2);
        lookTwice(before.watch(state -> {}));
        Files.writeString(kept.resolve("activations.ndjson"), "\n{\"version\":\"ab", StandardOpenOption.APPEND);
        // When
        Versions versions = Versions.in(kept);
        versions.note(new Activation("c", How.ACTIVATED, "", "", 1, "", ""));
        // Then
        assertThat(Versions.in(kept).activations())
                .extracting(Activation::how)
                .containsExactly(How.STARTED, How.CHANGED, How.ACTIVATED);
    }

    @Test
    void aVersionThatWasTamperedWithIsNotUsed() throws IOException {
        // Given
        Path kept = folder.resolve("versions");
        Releases releases = start(Versions.in(kept));
        String first = releases.active().inForce().hash();
        limit(2);
        lookTwice(releases.watch(state -> {}));
        Path file = kept.resolve(first + ".json");
        Files.writeString(file, Files.readString(file).replace("A push", "No push"));
        // When
        // Then
        assertThatThrownBy(() -> releases.activate(first, "", "")).hasMessageContaining("another hash");
        assertThat(value(releases)).isEqualTo(2);
    }

    @Test
    void aVersionWhoseRuleFailsOnACaseIsStillPutInForceByACall() throws IOException {
        // Given
        Releases releases = start(Versions.inMemory());
        InForce failing = Checker.load(Sources.read(rules, policies)
                        .with(Map.of(
                                "rules/house/push.drl",
                                Files.readString(rules.resolve("house/push.drl"))
                                        .replace("\"x\"", "$action.steps().get(9).toString()"),
                                "rules/house/push.cases.yaml",
                                "subject: house.push\ncases:\n  - name: is silent\n    rule: push\n"
                                        + "    given: [ 'call Bash: ls' ]\n    expect: none\n")))
                .result()
                .orElseThrow();
        // When
        releases.put(failing, How.ACTIVATED, "ada", "");
        // Then
        assertThat(releases.active().inForce()).isSameAs(failing);
    }

    private Releases start(Versions versions) {
        return Releases.start(SourceFolders.exactly(rules, policies), versions, InstantSource.system());
    }

    private static int value(Releases releases) {
        return releases.active().inForce().policy().limits().get(0).value();
    }

    private static void lookTwice(FolderWatch watch) {
        watch.look();
        watch.look();
    }

    private void limit(int repeats) throws IOException {
        write(
                policies.resolve("default.yaml"),
                "rules:\n  house.push.push:\n    limits: { repeats: %d }\n    text: no\n".formatted(repeats));
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
