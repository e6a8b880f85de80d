package io.steersman.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CalibrationTest {

    @Test
    void theThresholdIsTheLeastConfidenceFromWhichOnEnoughAreRight() {
        // Given
        List<Held> answers = new ArrayList<>();
        add(answers, 95, 60, 2);
        add(answers, 85, 30, 8);
        add(answers, 60, 10, 30);
        // When
        Calibration calibration = Calibration.of(answers, 90);
        // Then
        Calibration.Threshold threshold = calibration.threshold().orElseThrow();
        assertThat(threshold.sureness()).isEqualTo(85);
        assertThat(threshold.precision().all()).isEqualTo(100);
        assertThat(threshold.precision().value()).isEqualTo(0.9);
        assertThat(threshold.precision().low()).isCloseTo(0.826, within(0.001));
        assertThat(threshold.precision().high()).isCloseTo(0.945, within(0.001));
    }

    @Test
    void whereNoConfidenceIsEnoughThereIsNone() {
        // Given
        List<Held> answers = new ArrayList<>();
        add(answers, 99, 8, 2);
        // When
        Calibration calibration = Calibration.of(answers, 90);
        // Then
        assertThat(calibration.threshold()).isEmpty();
    }

    @Test
    void reliabilityIsToldInBinsOfTenPoints() {
        // Given
        List<Held> answers = new ArrayList<>();
        add(answers, 100, 1, 0);
        add(answers, 90, 2, 1);
        add(answers, 89, 0, 1);
        add(answers, 0, 0, 1);
        // When
        List<Calibration.Bin> bins = Calibration.of(answers, 90).bins();
        // Then
        assertThat(bins).extracting(Calibration.Bin::from).containsExactly(0, 80, 90);
        assertThat(bins).extracting(Calibration.Bin::to).containsExactly(9, 89, 100);
        assertThat(bins.get(2).mean()).isEqualTo(92.5);
        assertThat(bins.get(2).right().part()).isEqualTo(3);
    }

    @Test
    void theDayIsThatOfTheLatestRecord() {
        // Given
        List<Held> answers = List.of(new Held("c", 90, true, 0), new Held("c", 90, true, 1_795_946_400_000L));
        // When
        Calibration calibration = Calibration.of(answers, 90);
        // Then
        assertThat(calibration.on()).hasValue(LocalDate.of(2026, 11, 29));
    }

    private static void add(List<Held> answers, int confidence, int right, int wrong) {
        for (int i = 0; i < right + wrong; i++) {
            answers.add(new Held("c", confidence, i < right, 0));
        }
    }
}
