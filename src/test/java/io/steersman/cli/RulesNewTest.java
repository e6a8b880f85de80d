package io.steersman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.steersman.cli.rules.PolicyInsertion;
import io.steersman.cli.terminal.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RulesNewTest {

    @TempDir
    private Path folder;

    @Test
    void aNewRuleCompilesAndItsCasesFailWithWhatToFillIn() throws IOException {
        // Given
        Shell made = new Shell();
        assertThat(run(made, "new", "house_rules/migrations", "migration-touched"))
                .as(made.err())
                .isEqualTo(ExitCode.OK);
        Shell shell = new Shell();
        // When
        int code = run(shell, "check");
        // Then
        assertThat(code).isEqualTo(ExitCode.INPUT);
        List<String> said = shell.out()
                .lines()
                .filter(line -> !line.contains("evidence.tsv: Warning:"))
                .toList();
        assertThat(said)
                .anyMatch(line -> line.contains("migrations.cases.yaml:4:")
                        && line.contains("should fire at step 1, but stayed silent. Maybe fill in"))
                .anyMatch(line -> line.contains("migrations.drl:8:13: Fill in: the fault in a sentence"))
                .anyMatch(line -> line.contains("default.yaml") && line.endsWith("Fill in: one concrete next step."));
        assertThat(said).allMatch(line -> line.contains("ill in"));
    }

    @Test
    void filledInItIsGood() throws IOException {
        // Given
        run(new Shell(), "new", "house_rules/pushes", "forced-push");
        fill("rules/house_rules/pushes.drl", Map.of("the program, such as git, or another condition", "git"));
        fill(
                "rules/house_rules/pushes.cases.yaml",
                Map.of("the command that is wrong", "git push", "the command that is right", "ls", "a part", "git"));
        fill("policies/default.yaml", Map.of());
        Shell shell = new Shell();
        // When
        int code = run(shell, "check");
        // Then
        assertThat(shell.out()).contains("rules are good");
        assertThat(code).isEqualTo(ExitCode.OK);
    }

    @Test
    void aSecondRuleIsAddedToTheFilesOfItsSubcategory() throws IOException {
        // Given
        run(new Shell(), "new", "house_rules/pushes", "forced-push");
        Shell shell = new Shell();
        // When
        int code = run(shell, "new", "house_rules/pushes", "push-to-main");
        // Then
        assertThat(code).isEqualTo(ExitCode.OK);
        assertThat(Files.readString(folder.resolve("rules/house_rules/pushes.drl")))
                .containsOnlyOnce("package ")
                .contains("rule \"forced-push\"", "rule \"push-to-main\"");
        assertThat(Files.readString(folder.resolve("rules/house_rules/pushes.cases.yaml")))
                .containsOnlyOnce("subject:");
        Shell list = new Shell();
        run(list, "list");
        assertThat(list.out()).contains("house_rules.pushes.push-to-main");
        assertThat(new Shell().run("rules", "fmt", "--check", folder.resolve("rules")))
                .isEqualTo(ExitCode.OK);
    }

    @Test
    void aRuleThatIsThereIsLeftAlone() throws IOException {
        // Given
        run(new Shell(), "new", "house_rules/pushes", "forced-push");
        String before = Files.readString(folder.resolve("rules/house_rules/pushes.drl"));
        Shell shell = new Shell();
        // When
        int code = run(shell, "new", "house_rules/pushes", "forced-push");
        // Then
        assertThat(code).isEqualTo(ExitCode.INPUT);
        assertThat(shell.err()).contains("already: rules/house_rules/pushes.drl:7");
        assertThat(Files.readString(folder.resolve("rules/house_rules/pushes.drl")))
                .isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({
        "migrations, touched, CATEGORY/SUBCATEGORY",
        "House/migrations, touched, snake_case",
        "../house/x, touched, snake_case",
        "house/migrations, Touched, kebab-case",
        "intervention/ladder, touched, another category"
    })
    void aNameThatRulesCannotHaveIsRefusedBeforeAnythingIsWritten(String place, String name, String says)
            throws IOException {
        // Given
        Shell shell = new Shell();
        // When
        int code = run(shell, "new", place, name);
        // Then
        assertThat(code).isEqualTo(ExitCode.INPUT);
        assertThat(shell.err()).contains(says);
        assertThat(folder).isEmptyDirectory();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            'rules:\\n  a.b.c:\\n    text: x\\n'                           | 'rules:\\n  a.b.c:\\n    text: x\\n\\n  new: {}\\n'
            'rules:\\n  a.b.c: {}\\n\\n# What else.\\nbudget: 3\\n'        | 'rules:\\n  a.b.c: {}\\n\\n  new: {}\\n\\n# What else.\\nbudget: 3\\n'
            'rules:\\n    a.b.c: {}'                                        | 'rules:\\n    a.b.c: {}\\n\\n    new: {}\\n'
            'rules: # all\\n'                                               | 'rules: # all\\n\\n  new: {}\\n'
            """)
    void aPolicyEntryGoesBehindTheLastOne(String policy, String expected) {
        // When
        String added = PolicyInsertion.add(policy.replace("\\n", "\n"), "\n  new: {}\n");
        // Then
        assertThat(added).isEqualTo(expected.replace("\\n", "\n"));
    }

    private int run(Shell shell, Object... words) {
        Object[] all = new Object[words.length + 5];
        all[0] = "rules";
        System.arraycopy(words, 0, all, 1, words.length);
        all[words.length + 1] = "--rules";
        all[words.length + 2] = folder.resolve("rules");
        all[words.length + 3] = "--policies";
        all[words.length + 4] = folder.resolve("policies");
        return shell.run(all);
    }

    /** Fills in what begins like this, and a word in every other place. */
    private void fill(String file, Map<String, String> words) throws IOException {
        Path path = folder.resolve(file);
        String text = Files.readString(path);
        for (Map.Entry<String, String> word : words.entrySet()) {
            text = text.replaceAll("<fill in: " + word.getKey() + "[^>]*>", word.getValue());
        }
        Files.writeString(path, text.replaceAll("<fill in: [^>]*>", "filled"));
    }
}
