package io.steersman.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.steersman.Shipped;
import io.steersman.policy.Diagnostic;
import io.steersman.rulebook.cases.CaseReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Holds the schema that editors pick up against the reader that decides. */
class CaseSchemaTest {

    private static final String WHOLE = """
            subject: house_rules.deploys
            cases:
              - name: fires
                rule: failing-deploys
                given:
                  - user: Deploy it.
                  - call Bash: ./deploy
                  - exit 1: "no such target"
                expect: { at: 2, evidence: [1, 2], severity: medium }
            """;

    /**
     * One fault put into a file that is right.
     *
     * @param right what stands there
     * @param wrong what is put in its place
     */
    record Fault(String right, String wrong) {
        @Override
        public String toString() {
            return right + " -> " + wrong;
        }
    }

    static Stream<String> shippedFiles() {
        return Shipped.sources().cases().keySet().stream().sorted();
    }

    static Stream<Fault> faults() {
        return Stream.of(
                new Fault("cases:", "case:"),
                new Fault("name: fires", "title: fires"),
                new Fault("rule: failing-deploys", "rules: failing-deploys"),
                new Fault("user: Deploy it.", "users: Deploy it."),
                new Fault("user: Deploy it.", "compacted"),
                new Fault("user: Deploy it.", "\"shout: Deploy it.\""),
                new Fault("user: Deploy it.", "repeat often: [compaction]"),
                new Fault("user: Deploy it.", "repeat 2: compaction"),
                new Fault("exit 1:", "exit one:"),
                new Fault("{ at: 2, evidence", "{ evidence"),
                new Fault("at: 2", "at: late"),
                new Fault("at: 2", "at: -1"),
                new Fault("evidence: [1, 2]", "evidence: 1"),
                new Fault("{ at: 2, evidence: [1, 2], severity: medium }", "nothing"),
                new Fault("severity: medium }", "sightings: 0 }"),
                new Fault("severity: medium }", "level: warn }"));
    }

    @ParameterizedTest
    @MethodSource("shippedFiles")
    void theShippedCasesFitTheSchema(String file) throws IOException {
        // Given
        String cases = Shipped.sources().cases().get(file);
        // When
        List<String> problems = problems(cases);
        // Then
        assertThat(problems).isEmpty();
    }

    @Test
    void whatIsRightIsRightForBoth() throws IOException {
        // When
        List<String> problems = problems(WHOLE);
        // Then
        assertThat(problems).isEmpty();
        assertThat(diagnostics(WHOLE)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("faults")
    void whatTheReaderRefusesTheSchemaRefuses(Fault fault) throws IOException {
        // Given
        String broken = WHOLE.replace(fault.right(), fault.wrong());
        assertThat(diagnostics(broken)).as("what the reader says").isNotEmpty();
        // When
        List<String> problems = problems(broken);
        // Then
        assertThat(problems).isNotEmpty();
    }

    private static List<Diagnostic> diagnostics(String cases) {
        List<Diagnostic> diagnostics = new ArrayList<>();
        CaseReader.read("house_rules/deploys.cases.yaml", cases, diagnostics);
        return diagnostics;
    }

    private static List<String> problems(String cases) throws IOException {
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(Path.of("policies/cases.schema.json")));
        Object tree = new Yaml(new SafeConstructor(new LoaderOptions())).load(cases);
        return schema.validate(new ObjectMapper().writeValueAsString(tree), InputFormat.JSON).stream()
                .map(Object::toString)
                .toList();
    }
}
