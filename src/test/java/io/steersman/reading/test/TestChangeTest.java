package io.steersman.reading.test;

import static org.assertj.core.api.Assertions.assertThat;

import io.steersman.reading.call.Call;
import io.steersman.reading.call.CallReader;
import io.steersman.reading.change.Write;
import io.steersman.reading.change.Write.Change;
import io.steersman.reading.test.TestChange.Kind;
import io.steersman.reading.text.ConstraintRows;
import io.steersman.trajectory.ToolCall;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TestChangeTest {

    static List<Arguments> edits() {
        return ConstraintRows.rows("/reading/tests/edits.tsv");
    }

    static List<Arguments> scripts() {
        return ConstraintRows.rows("/reading/tests/scripts.tsv");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("edits")
    void whatAnEditDoesToATest(String why, String path, String removed, String added, String expected) {
        // Given
        Write write = new Write(path, Change.EDIT, removed, added);

        // When
        List<TestChange> changes = TestChange.of(List.of(write));

        // Then
        assertThat(kind(changes)).as(why).isEqualTo(Kind.valueOf(expected));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("scripts")
    void whatAScriptDoesToATest(String script, String expected) {
        // Given
        Call call = CallReader.read(ToolCall.of("c1", "Bash", "command", script));

        // When
        List<TestChange> changes = TestChange.of(call.writes());

        // Then
        assertThat(kind(changes)).isEqualTo(Kind.valueOf(expected));
    }

    @Test
    void whatIsMovedToAnotherFileInTheSameCallIsNotLost() {
        // Given
        Write from =
                new Write("tests/test_a.py", Change.EDIT, "    assert total(1) == 2\n    assert total(2) == 3\n", "");
        Write to = new Write("tests/test_b.py", Change.CREATE, "", "assert total(1) == 2\nassert total(2) == 3\n");

        // When
        List<TestChange> changes = TestChange.of(List.of(from, to));

        // Then
        assertThat(changes).isEmpty();
    }

    @Test
    void severalEditsOfOneFileAreJudgedTogether() {
        // Given
        Write out = new Write("a.test.ts", Change.EDIT, "expect(total(1)).toBe(2);", "");
        Write in = new Write("a.test.ts", Change.EDIT, "// below", "expect(total(1)).toBe(2);");

        // When
        List<TestChange> changes = TestChange.of(List.of(out, in));

        // Then
        assertThat(changes).isEmpty();
    }

    @Test
    void aFileThatIsWrittenWholeSaysNothing() {
        // Given
        Write whole =
                new Write("tests/test_a.py", Change.CREATE, "", "import pytest\n@pytest.mark.skip\ndef test_a(): pass");

        // When
        List<TestChange> changes = TestChange.of(List.of(whole));

        // Then
        assertThat(changes).isEmpty();
    }

    private static Kind kind(List<TestChange> changes) {
        return changes.isEmpty() ? Kind.NONE : changes.get(0).kind();
    }
}
