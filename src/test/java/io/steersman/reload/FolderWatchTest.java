package io.steersman.reload;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FolderWatchTest {

    @TempDir
    Path folder;

    private Path rules;
    private Path policy;
    private Releases releases;
    private Active active;
    private FolderWatch watch;
    private final List<Active.State> told = new ArrayList<>();

    @BeforeEach
    void copyOneCategory() throws IOException {
        rules = folder.resolve("rules");
        Path policies = Files.createDirectories(folder.resolve("policies"));
        copyRule(
                "unknown-tool",
                Path.of("rules/tool_call_failures/invalid_call.drl"),
                rules.resolve("tool_call_failures/invalid_call.drl"));
        copy(Path.of("rules/intervention/ladder.drl"), rules.resolve("intervention/ladder.drl"));
        policy = policies.resolve("default.yaml");
        Files.writeString(policy, policy(2));
        releases = Releases.start(SourceFolders.exactly(rules, policies), Versions.inMemory(), InstantSource.system());
        active = releases.active();
        watch = releases.watch(told::add);
    }

    @Test
    void nothingHappensWhileNothingChanges() {
        // Given
        InForce before = active.inForce();
        // When
        watch.look();
        watch.look();
        // Then
        assertThat(active.inForce()).isSameAs(before);
        assertThat(told).isEmpty();
    }

    @Test
    void aChangedPolicyComesIntoForceOnceTwoLooksSeeTheSame() throws IOException {
        // Given
        Files.writeString(policy, policy(7));
        watch.look();
        int afterOneLook = active.inForce().policy().limits().get(0).value();
        // When
        watch.look();
        // Then
        assertThat(afterOneLook).isEqualTo(2);
        assertThat(active.inForce().policy().limits().get(0).value()).isEqualTo(7);
        assertThat(told).hasSize(1);
    }

    @Test
    void aBrokenRuleChangesNothingAndSaysWhere() throws IOException {
        // Given
        InForce before = active.inForce();
        Path file = rules.resolve("tool_call_failures/invalid_call.drl");
        Files.writeString(file, Files.readString(file).replace("failed()", "faild()"));
        // When
        watch.look();
        watch.look();
        // Then
        assertThat(active.inForce()).isSameAs(before);
        assertThat(active.state().diagnostics()).hasSize(1);
        assertThat(active.state().diagnostics().get(0).display())
                .startsWith("rules/tool_call_failures/invalid_call.drl:19:")
                .contains("faild");
    }

    @Test
    void aMendedRuleComesIntoForceAfterABrokenOne() throws IOException {
        // Given
        Path file = rules.resolve("tool_call_failures/invalid_call.drl");
        String good = Files.readString(file);
        Files.writeString(file, good.replace("failed()", "faild()"));
        watch.look();
        watch.look();
        Files.writeString(file, good.replace("@since(\"0.1\")", "@since(\"0.2\")"));
        // When
        watch.look();
        watch.look();
        // Then
        assertThat(active.state().diagnostics()).isEmpty();
        assertThat(active.inForce().rulebook().rules())
                .anyMatch(rule -> rule.since().equals("0.2"));
    }

    @Test
    void aCaseThatFailsKeepsTheRulesOut() throws IOException {
        // Given
        InForce before = active.inForce();
        Files.writeString(rules.resolve("tool_call_failures/invalid_call.cases.yaml"), """
                subject: tool_call_failures.invalid_call
                cases:
                  - name: says too much
                    rule: unknown-tool
                    given: [ say: hello ]
                    expect: { at: 0 }
                """);
        // When
        watch.look();
        watch.look();
        // Then
        assertThat(active.inForce()).isSameAs(before);
        assertThat(active.state().diagnostics().get(0).display())
                .contains("invalid_call.cases.yaml:3:", "says too much", "stayed silent");
    }

    @Test
    void anEditorsTemporaryFileIsNoRule() throws IOException {
        // Given
        Files.writeString(rules.resolve("tool_call_failures/.invalid_call.drl.swp"), "junk");
        Files.writeString(rules.resolve("tool_call_failures/invalid_call.drl~"), "junk");
        // When
        watch.look();
        watch.look();
        // Then
        assertThat(told).isEmpty();
    }

    @Test
    void aFolderThatIsGoneChangesNothing() throws IOException {
        // Given
        InForce before = active.inForce();
        Files.move(rules, folder.resolve("elsewhere"));
        // When
        watch.look();
        watch.look();
        // Then
        assertThat(active.inForce()).isSameAs(before);
        assertThat(active.state().diagnostics()).isNotEmpty();
    }

    @Test
    void whileTwoAuthorsSaveTheActiveSetIsAlwaysOneThatSomebodySavedWhole() throws IOException {
        // Given
        Path file = rules.resolve("tool_call_failures/invalid_call.drl");
        String good = Files.readString(file);
        List<String> versions = new ArrayList<>();
        // When
        for (int save = 3; save < 9; save++) {
            Files.writeString(policy, policy(save));
            Files.writeString(file, good.substring(0, good.length() / 2));
            watch.look();
            versions.add(shown());
            Files.writeString(file, good.replace("@since(\"0.1\")", "@since(\"0.%d\")".formatted(save)));
            watch.look();
            versions.add(shown());
            watch.look();
            versions.add(shown());
        }
        // Then
        assertThat(versions).allMatch(version -> version.equals("0.1 2") || version.matches("0\\.(\\d) \\1"));
        assertThat(shown()).isEqualTo("0.8 8");
    }

    @Test
    void aLinkThatIsTurnedToAnotherFolderIsAChangeWhateverTheTimes() throws IOException {
        // Given
        Path other = folder.resolve("other");
        try (Stream<Path> paths = Files.walk(rules)) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                Path target = other.resolve(rules.relativize(path));
                Files.createDirectories(target.getParent());
                Files.writeString(target, Files.readString(path).replace("@since(\"0.1\")", "@since(\"0.7\")"));
                Files.setLastModifiedTime(target, Files.getLastModifiedTime(path));
            }
        }
        Path first = Files.move(rules, folder.resolve("first"));
        Files.createSymbolicLink(rules, first);
        watch.look();
        Path link = Files.createSymbolicLink(folder.resolve("link"), other);
        Files.move(link, rules, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        // When
        watch.look();
        watch.look();
        // Then
        assertThat(shown()).startsWith("0.7");
    }

    @Test
    void aFolderThatIsRenamedAndComesBackIsTakenAsItIsThen() throws IOException {
        // Given
        Path away = Files.move(rules, folder.resolve("away"));
        watch.look();
        watch.look();
        Files.writeString(policy, policy(5));
        Files.move(away, rules);
        // When
        watch.look();
        watch.look();
        // Then
        assertThat(active.state().diagnostics()).isEmpty();
        assertThat(active.inForce().policy().limits().get(0).value()).isEqualTo(5);
    }

    @Test
    void aCheckoutIsWaitedForWhileGitWritesIt() throws IOException {
        // Given
        Path lock = Files.createDirectories(folder.resolve(".git")).resolve("index.lock");
        Files.createFile(lock);
        Files.writeString(policy, policy(5));
        watch.look();
        watch.look();
        int locked = active.inForce().policy().limits().get(0).value();
        Files.delete(lock);
        // When
        watch.look();
        watch.look();
        // Then
        assertThat(locked).isEqualTo(2);
        assertThat(active.inForce().policy().limits().get(0).value()).isEqualTo(5);
    }

    /** What the rules say of themselves, and the limit of the policy. */
    private String shown() {
        String since = active.inForce().rulebook().rules().stream()
                .filter(rule -> rule.detects())
                .findFirst()
                .orElseThrow()
                .since();
        return since + " " + active.inForce().policy().limits().get(0).value();
    }

    private static String policy(int repeats) {
        return "rules:\n  tool_call_failures.invalid_call.unknown-tool:\n    limits: { repeats: %d }\n    text: no\n"
                .formatted(repeats);
    }

    private static void copyRule(String name, Path from, Path to) throws IOException {
        Files.createDirectories(to.getParent());
        String text = Files.readString(from);
        String end = "\nend\n";
        int rule = text.indexOf("rule \"" + name);
        Files.writeString(
                to,
                text.substring(0, text.indexOf("rule \""))
                        + text.substring(rule, text.indexOf(end, rule) + end.length()));
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to.getParent());
        try (Stream<String> lines = Files.lines(from)) {
            Files.write(to, (Iterable<String>) lines::iterator);
        }
    }
}
