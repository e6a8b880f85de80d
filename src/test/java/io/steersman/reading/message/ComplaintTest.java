package io.steersman.reading.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.steersman.reading.language.Languages;
import io.steersman.reading.text.Rows;
import io.steersman.trajectory.Instruction;
import io.steersman.trajectory.Instruction.Source;
import io.steersman.trajectory.Meta;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ComplaintTest {

    static List<Arguments> messages() {
        return Rows.of("complaints.tsv");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("messages")
    void aComplaintOfRepetitionIsToldFromARequest(String complains, String text) {
        // When
        boolean complaint = Complaint.ofRepetition(new Instruction(Meta.NONE, text, Source.USER), Languages.SHIPPED);

        // Then
        assertThat(complaint).isEqualTo(complains.equals("yes"));
    }

    static List<Arguments> corrections() {
        return Rows.of("corrections.tsv");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("corrections")
    void aCorrectionOfTheWorkIsToldFromTheNextRequest(String corrects, String text) {
        // When
        boolean correction = Complaint.ofWork(new Instruction(Meta.NONE, text, Source.USER), Languages.SHIPPED);

        // Then
        assertThat(correction).isEqualTo(corrects.equals("yes"));
    }

    @Test
    void onlyTheUserComplains() {
        // When
        boolean complaint = Complaint.ofRepetition(
                new Instruction(Meta.NONE, "You are repeating yourself.", Source.HARNESS), Languages.SHIPPED);

        // Then
        assertThat(complaint).isFalse();
    }
}
