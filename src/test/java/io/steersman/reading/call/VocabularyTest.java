package io.steersman.reading.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.steersman.reading.call.Vocabulary.Subject;
import io.steersman.reading.call.Vocabulary.Word;
import io.steersman.reading.language.Languages;
import io.steersman.reading.path.FileUse;
import io.steersman.trajectory.Json;
import io.steersman.trajectory.Meta;
import io.steersman.trajectory.ToolCall;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class VocabularyTest {

    private static final Vocabulary OURS = new Vocabulary(
            List.of(
                    word(Subject.COMMANDS, "wf", "runs", 1),
                    word(Subject.COMMANDS, "wf status", "polls", 2),
                    word(Subject.COMMANDS, "wf --watch", "polls", 3),
                    word(Subject.COMMANDS, "kubectl get", "runs", 4),
                    word(Subject.COMMANDS, "show", "reads", 5),
                    word(Subject.COMMANDS, "ourtest", "tests", 6),
                    word(Subject.COMMANDS, "wf wipe", "destroys", 7),
                    word(Subject.COMMANDS, "git clean", "runs", 8),
                    word(Subject.TOOLS, "job_state", "poll", 9),
                    word(Subject.FILES, "*.pb.go", "generated", 10),
                    word(Subject.FILES, "proof", "tests", 11)),
            Languages.SHIPPED);

    @ParameterizedTest
    @CsvSource({
        "wf status 17, POLL, false, 0",
        "./tools/wf --json status 17, POLL, false, 0",
        "sleep 5; wf status 17, POLL, false, 0",
        "wf --watch 17, POLL, false, 0",
        "wf start 17, EXECUTE, false, 0",
        "wf status 17 && make install, EXECUTE, false, 0",
        "kubectl get pods, EXECUTE, false, 0",
        "show report, READ, false, 0",
        "ourtest -k login, EXECUTE, true, 0",
        "ourtest --help, EXECUTE, false, 0",
        "wf wipe cluster-a, EXECUTE, false, 1",
        "wf wipe --dry-run cluster-a, EXECUTE, false, 0",
        "git clean -fdx, EDIT, false, 0"
    })
    void aCommandIsWhatTheVocabularySays(String command, ToolKind kind, boolean checks, int destroyed) {
        // When
        Call call = CallReader.read(ToolCall.of("c1", "Bash", "command", command), 0, OURS);
        // Then
        assertThat(call.kind()).isEqualTo(kind);
        assertThat(call.checks()).isEqualTo(checks);
        assertThat(call.destroys()).hasSize(destroyed);
    }

    @ParameterizedTest
    @CsvSource({"job_state", "jobState", "Job-State"})
    void aToolIsWhatTheVocabularySaysHoweverItIsSpelt(String tool) {
        // Given
        ToolCall step = new ToolCall(Meta.NONE, "c1", tool, Json.emptyObject());
        // When
        Call call = CallReader.read(step, 0, OURS);
        // Then
        assertThat(call.polls()).isTrue();
        assertThat(CallReader.read(step).polls()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"api/user.pb.go, GENERATED, false", "proof/login.txt, TEST, true", "src/login.go, UNKNOWN, false"})
    void aFileIsWhatTheVocabularySays(String path, FileUse use, boolean test) {
        // When
        Call call = CallReader.read(ToolCall.of("c1", "Bash", "command", "touch " + path), 0, OURS);
        // Then
        assertThat(call.writes()).singleElement().satisfies(write -> {
            assertThat(write.use()).isEqualTo(use);
            assertThat(write.test()).isEqualTo(test);
        });
    }

    @Test
    void whatANameMeansIsToldWithItsPlaceBeforeWhatIsShipped() {
        // When
        List<Glossary.Entry> entries = Glossary.of("kubectl get pods", OURS);
        // Then
        assertThat(entries)
                .containsExactly(
                        new Glossary.Entry(Subject.COMMANDS, "runs", "vocabulary/ours.yaml:4"),
                        new Glossary.Entry(Subject.COMMANDS, "polls", "shipped"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Va bene           | it: says yes | vocabulary/ours.yaml:12",
                "in ordnung        | de: says yes | shipped",
                "solo              | es: only     | shipped",
                "go ahead          | en: go       | shipped"
            })
    void whatATurnOfSpeechMeansIsToldByLanguage(String turn, String meaning, String origin) {
        // Given
        Vocabulary italian =
                new Vocabulary(List.of(word(Subject.LANGUAGES, "va bene", "it: says yes", 12)), Languages.SHIPPED);
        // When
        List<Glossary.Entry> entries = Glossary.of(turn, italian);
        // Then
        assertThat(entries).containsExactly(new Glossary.Entry(Subject.LANGUAGES, meaning, origin));
    }

    private static Word word(Subject subject, String name, String meaning, int line) {
        return new Word(subject, name, meaning, "vocabulary/ours.yaml", line);
    }
}
