package io.steersman.reading.result;

import static org.assertj.core.api.Assertions.assertThat;

import io.steersman.reading.text.Form;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FailureKindTest {

    private static final int TEXTS = 5_000;

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"NONE", "OTHER"})
    void eachLineOfAFormHasOneOfItsWords(FailureKind kind) {
        // Given
        Form form = kind.form().orElseThrow();
        Random random = new Random(7);
        int found = 0;
        for (int i = 0; i < TEXTS; i++) {
            // When
            String line = Written.by(form.pattern().pattern(), random);
            // Then
            if (form.pattern().matcher(line).find()) {
                found++;
                assertThat(form.mayBeIn(line)).as(line).isTrue();
            }
        }
        assertThat(found).isGreaterThan(TEXTS / 2);
    }
}
