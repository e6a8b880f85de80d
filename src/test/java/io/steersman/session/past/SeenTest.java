package io.steersman.session.past;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SeenTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 5, 127, 128, 129, 2000})
    void whateverWasAddedIsKnownAndHardlyAnythingElse(int count) {
        // Given
        List<String> added = words("added", count);
        Seen seen = new Seen();
        // When
        added.forEach(seen::add);
        // Then
        assertThat(added).allMatch(seen::holds);
        assertThat(words("other", 1000)).filteredOn(seen::holds).hasSizeLessThan(20);
    }

    private static List<String> words(String name, int count) {
        return IntStream.range(0, count).mapToObj(i -> name + i).toList();
    }
}
