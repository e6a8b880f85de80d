package io.steersman.reading.instruction;

import static org.assertj.core.api.Assertions.assertThat;

import io.steersman.reading.language.Languages;
import io.steersman.reading.text.Rows;
import io.steersman.trajectory.Instruction;
import io.steersman.trajectory.Instruction.Source;
import io.steersman.trajectory.Meta;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RepeatLeaveTest {

    static List<Arguments> leaves() {
        return Rows.of("repeatleave.tsv");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("leaves")
    void theUserGivesLeaveToRepeat(String times, String text) {
        // When
        RepeatLeave leave = RepeatLeave.read(new Instruction(Meta.NONE, text, Source.USER), Languages.SHIPPED);

        // Then
        assertThat(leave.times()).isEqualTo(times.equals("many") ? Integer.MAX_VALUE : Integer.parseInt(times));
    }
}
