package io.steersman.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.steersman.rulebook.compile.DrlCompiler;
import io.steersman.rulebook.compile.RuleClasses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShippedClassesTest {

    private static final String RULE = """
            package rules.house.one;

            import static io.steersman.rulebook.drl.Report.finding;
            import io.steersman.fact.Action;

            rule "quiet"
                @title("A call failed")
                @severity("low")
                @status("testing")
                @since("0.1")
                @why("Shows that rules compile")
                @falsePositives("None")
                @misses("None")
            when
                $action : Action( failed() )
            then
                insert( finding(drools.getRule(), "any", $action) );
            end
            """;

    @TempDir
    private Path folder;

    @Test
    void aFileIsCompiledIntoAnArchiveThatCanBeLoaded() throws IOException {
        // Given
        rule("house/one.drl", RULE);

        // When
        ShippedClasses.main(new String[] {folder.resolve("rules").toString(), folder.toString()});

        // Then
        RuleClasses read = RuleClasses.read(Files.readAllBytes(archives().get(0)));
        assertThat(read.load()).singleElement().satisfies(model -> {
            assertThat(model.getPackageName()).isEqualTo("rules.house.one");
            assertThat(model.getRules()).hasSize(1);
        });
    }

    @Test
    void whatIsNoLongerThereLeavesNoArchive() throws IOException {
        // Given
        rule("house/one.drl", RULE);
        String[] places = {folder.resolve("rules").toString(), folder.toString()};
        ShippedClasses.main(places);
        rule("house/one.drl", RULE.replace("quiet", "silent"));

        // When
        ShippedClasses.main(places);

        // Then
        assertThat(archives()).hasSize(1);
    }

    @Test
    void aRuleWithSomethingWrongFailsTheBuild() throws IOException {
        // Given
        rule("house/one.drl", RULE.replace("@severity(\"low\")", ""));

        // When // Then
        assertThatThrownBy(() -> ShippedClasses.main(
                        new String[] {folder.resolve("rules").toString(), folder.toString()}))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("@severity");
    }

    @Test
    void aRuleThatDoesNotCompileFailsTheBuild() throws IOException {
        // Given
        rule("house/one.drl", RULE.replace("failed()", "unheard()"));

        // When // Then
        assertThatThrownBy(() -> ShippedClasses.main(
                        new String[] {folder.resolve("rules").toString(), folder.toString()}))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("unheard");
    }

    @Test
    void aFileThatWasChangedIsNoneOfTheShipped() {
        assertThat(ShippedClasses.find("house/one.drl", RULE)).isEmpty();
    }

    @Test
    void whatIsWrittenIsReadBack() {
        // Given
        RuleClasses classes = DrlCompiler.compile(Map.of("house/one.drl", RULE)).classes();

        // When
        RuleClasses read = RuleClasses.read(classes.archive());

        // Then
        assertThat(read.models()).isEqualTo(classes.models());
        assertThat(read.code().keySet()).isEqualTo(classes.code().keySet());
    }

    private void rule(String path, String text) throws IOException {
        Path file = folder.resolve("rules").resolve(path);
        Files.createDirectories(folder.resolve("io/steersman"));
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private List<Path> archives() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("steersman/compiled"))) {
            return files.filter(file -> file.toString().endsWith(".zip")).toList();
        }
    }
}
