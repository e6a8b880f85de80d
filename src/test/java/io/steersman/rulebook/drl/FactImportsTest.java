package io.steersman.rulebook.drl;

import static org.assertj.core.api.Assertions.assertThat;

import io.steersman.policy.Diagnostic;
import io.steersman.rulebook.compile.DrlCompiler;
import io.steersman.rulebook.lint.RuleLint;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.drools.drl.ast.descr.ImportDescr;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FactImportsTest {

    private static final String RULE = """
            rule "touched"
                @title("A file is changed")
                @severity("low")
                @status("draft")
                @since("0.1")
                @why("It is here to be read")
                @falsePositives("None is known")
                @misses("Nothing is known")
            when
                $action : Action( mutated(), kind() != io.steersman.once.was.here.ToolKind.PLAN )
                $write : Write( matters() ) from $action.writes()
                Limit( name == "steps", value > 0 )
            then
                insert( finding(drools.getRule(), $write.path(), $action) );
            end
            """;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "package rules.house.one;\n\n",
                "package rules.house.one\n\n",
                "/* package rules.house.two; */\n// import java.lang.Runtime;\npackage rules.house.one;\n\n",
                "package rules.house.one;\nimport static io.steersman.rulebook.drl.Report.finding;\nimport io.steersman.fact.Action;\n",
                "package rules.house.one;\nimport io.steersman.once.was.here.Action\nimport io.steersman.Write;\nimport java.util.List;\n",
            })
    void aFileNeedsNoImportsOfFactsAndThoseItHasMeanWhatTheyName(String head) {
        // Given
        Map<String, String> texts = Map.of("house/one.drl", head + RULE);

        // When
        List<Diagnostic> wrong = new ArrayList<>();
        List<DrlFile> files = DrlReader.parse(texts, wrong);

        // Then
        assertThat(wrong).isEmpty();
        assertThat(files).singleElement().satisfies(file -> assertThat(RuleLint.check(file))
                .isEmpty());
        assertThat(DrlCompiler.compile(texts).errors()).isEmpty();
    }

    @Test
    void everyLineKeepsItsNumber() {
        // Given
        String text = "/* one\n two */\npackage rules.house.one;\nimport io.steersman.fact.Action;\n\n" + RULE;

        // When
        String complete = FactImports.complete(text);

        // Then
        List<String> before = text.replace("io.steersman.once.was.here.", "io.steersman.reading.call.")
                .lines()
                .toList();
        List<String> after = complete.lines().toList();
        assertThat(after).hasSameSizeAs(before);
        assertThat(after.subList(4, after.size())).isEqualTo(before.subList(4, before.size()));
    }

    @Test
    void whatAFileImportsFromElsewhereIsNotTakenForAFact() {
        // Given
        String text = "package rules.house.one;\nimport java.util.concurrent.Action;\n" + RULE;

        // When
        DrlFile file = DrlReader.parse(Map.of("house/one.drl", text), new ArrayList<>())
                .get(0);

        // Then
        assertThat(file.tree().getImports().stream()
                        .map(ImportDescr::getTarget)
                        .filter(target -> target.endsWith(".Action"))
                        .collect(Collectors.toList()))
                .containsExactly("java.util.concurrent.Action");
    }

    @Test
    void aTextWithoutAPackageIsLeftToWhoTellsThatItIsMissing() {
        // Given
        String text = "rule \"a\" when Action() then end";

        // When
        String complete = FactImports.complete(text);

        // Then
        assertThat(complete).isEqualTo(text);
    }
}
