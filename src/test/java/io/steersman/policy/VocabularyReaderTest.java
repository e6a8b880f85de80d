package io.steersman.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.steersman.reading.call.Vocabulary;
import io.steersman.reading.language.Headings;
import io.steersman.reading.language.Languages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

final class VocabularyReaderTest {

    private static final String OURS = """
            commands:
              polls: [wf status]
              deploys: [deployctl apply]
            tools:
              poll: [job_state]
            files:
              generated: ["*.pb.go"]
            """;

    private final List<Diagnostic> diagnostics = new ArrayList<>();

    @Test
    void wordsOfAllFilesCountTogetherAndKnowTheirPlace() {
        // Given
        Map<String, String> files = Map.of(
                "vocabulary/ours.yaml",
                OURS,
                "vocabulary/more.yaml",
                "commands:\n  tests: [ourtest]\n",
                "default.yaml",
                "");
        // When
        Vocabulary vocabulary = VocabularyReader.read(files, diagnostics);
        // Then
        assertThat(diagnostics).isEmpty();
        assertThat(vocabulary.words())
                .extracting(word -> word.file() + ":" + word.line() + " " + word.name() + " " + word.meaning())
                .containsExactly(
                        "vocabulary/more.yaml:2 ourtest tests",
                        "vocabulary/ours.yaml:2 wf status polls",
                        "vocabulary/ours.yaml:3 deployctl apply deploys",
                        "vocabulary/ours.yaml:5 job_state poll",
                        "vocabulary/ours.yaml:7 *.pb.go generated");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "polls: [wf     | poll: [wf      | 2:3  | Nearest: 'polls'",
                "commands:      | comands:       | 1:1  | Nearest: 'commands'",
                "generated:     | generatd:      | 7:3  | Nearest: 'generated'",
                "[wf status]    | wf status      | 2:10 | must be a list",
                "[wf status]    | [\"\"]          | 2:11 | The name is empty",
                "[wf status]    | [a && b]       | 2:11 | not the beginning of one command",
                "[wf status]    | [deployctl apply] | 3:13 | has two meanings"
            })
    void whatIsWrongIsNamedWithItsPlace(String right, String wrong, String place, String said) {
        // Given
        String text = OURS.replace(right, wrong);
        // When
        VocabularyReader.read(Map.of("vocabulary/ours.yaml", text), diagnostics);
        // Then
        assertThat(diagnostics).anySatisfy(found -> {
            assertThat(found.line() + ":" + found.column()).isEqualTo(place);
            assertThat(found.message()).contains(said);
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{it: {nott: [non]}}                    | 1:18 | Nearest: 'not'",
                "{Italian: {not: [non]}}                | 1:13 | not the code of a language",
                "{it: {not: [non]}}                     | 1:13 | never read",
                "{it: {not: non, tells: [non]}}         | 1:23 | must be a list",
                "{it: {not: [' '], tells: [non]}}       | 1:24 | empty",
                "{it: {not: [non], tells: [the]}}       | 1:38 | a word of English, too",
                "{it: {not: [non], tells: [non fare]}}  | 1:38 | not one word",
                "{it: {not: [non], or: [non], tells: [gli]}} | 1:35 | has two meanings: 'it: or' here, 'it: not'",
                "{de: {repeat count: [zwei]}}           | 1:33 | Maybe write it: due=2",
                "{en: {not: [hands off]}}               | 1:18 | is unknown",
                "{de: {not: [Lass bloß die Finger von allem hier]}} | 1:24 | longer than 31"
            })
    void whatIsWrongWithALanguageIsNamedWithItsPlace(String languages, String place, String said) {
        // When
        Vocabulary read = VocabularyReader.read(Map.of("vocabulary/it.yaml", "languages: " + languages), diagnostics);
        // Then
        assertThat(diagnostics).singleElement().satisfies(found -> assertThat(
                        found.line() + ":" + found.column() + " " + found.message())
                .startsWith(place + " ")
                .contains(said));
        assertThat(read).isNotNull();
    }

    @Test
    void filesOfOneLanguageCountTogether() {
        // Given
        Map<String, String> files = Map.of(
                "vocabulary/a.yaml", "languages: {it: {not: [non]}}",
                "vocabulary/b.yaml", "languages: {it: {tells: [non, gli]}, de: {not: [Pfoten weg von]}}");
        // When
        Vocabulary vocabulary = VocabularyReader.read(files, diagnostics);
        // Then
        assertThat(diagnostics).isEmpty();
        assertThat(vocabulary.of("pfoten weg von"))
                .extracting(word -> word.file() + ":" + word.line() + " " + word.meaning())
                .containsExactly("vocabulary/b.yaml:1 de: not");
        assertThat(vocabulary.languages().isForeign("Gli altri file")).isTrue();
        assertThat(Languages.SHIPPED.isForeign("Gli altri file")).isFalse();
    }

    @Test
    void allWordsThatTheReaderKnowsTheSchemaKnows() throws IOException {
        // Given
        StringBuilder all = new StringBuilder();
        VocabularyReader.MEANINGS.forEach((subject, meanings) -> {
            all.append(VocabularyReader.display(subject)).append(":\n");
            meanings.forEach(meaning -> all.append("  ")
                    .append(meaning)
                    .append(": [")
                    .append(meaning)
                    .append("-it]\n"));
        });
        all.append("languages:\n");
        for (String code : List.of("en", "it")) {
            all.append("  ").append(code).append(":\n");
            Headings.byName(code).keySet().forEach(name -> all.append("    ")
                    .append(name)
                    .append(": [")
                    .append(
                            name.equals("repeat count")
                                    ? "due=2"
                                    : "q" + name.replace(' ', 'q').replace('-', 'q'))
                    .append("]\n"));
        }
        // When
        List<String> problems = problems(all.toString());
        // Then
        assertThat(VocabularyReader.read(Map.of("vocabulary/all.yaml", all.toString()), diagnostics)
                        .words())
                .hasSizeGreaterThan(100);
        assertThat(diagnostics).isEmpty();
        assertThat(problems).isEmpty();
        assertThat(problems(OURS.replace("polls", "poll"))).isNotEmpty();
    }

    private static List<String> problems(String text) throws IOException {
        Object tree = new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(Path.of("policies/vocabulary.schema.json")))
                .validate(new ObjectMapper().writeValueAsString(tree), InputFormat.JSON)
                .stream()
                .map(Object::toString)
                .toList();
    }
}
