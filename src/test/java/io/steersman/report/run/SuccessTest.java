package io.steersman.report.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.steersman.trajectory.Context;
import io.steersman.trajectory.Json;
import io.steersman.trajectory.Meta;
import io.steersman.trajectory.Step;
import io.steersman.trajectory.TrajectoryEnd;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whether a run brought what it was for is told by a label, or else by the client. */
class SuccessTest {

    @ParameterizedTest
    @CsvSource({
        "success, true",
        "resolved, true",
        "error_max_turns, false",
        "failed, false",
        "completed, ",
        "interrupted, ",
        "'', "
    })
    void theLastWordOfTheClientCountsWhereItSaysSo(String reason, Boolean expected) {
        // When
        Vitals vitals = Vitals.of(List.of(new TrajectoryEnd(Meta.NONE, reason)));

        // Then
        assertThat(vitals.success().told()).isEqualTo(Optional.ofNullable(expected));
    }

    @Test
    void aLabelCountsMoreThanTheClientAndTheLaterMoreThanTheEarlier() {
        // Given
        Step good = new TrajectoryEnd(Meta.NONE, "success");
        Vitals labelled = Vitals.of(List.of(tagged("outcome:success"), tagged("outcome:failure"), tagged("user:ada")));

        // When
        Vitals both = labelled.plus(Vitals.of(List.of(good)));

        // Then
        assertThat(both.success().told()).contains(false);
        assertThat(Vitals.of(List.of(good)).plus(labelled).success().told()).contains(false);
    }

    private static Step tagged(String tag) {
        var context = Json.emptyObject();
        context.putArray("tags").add(tag);
        return new TrajectoryEnd(Meta.NONE.withExtra(Map.of(Context.FIELD, context)), "");
    }
}
