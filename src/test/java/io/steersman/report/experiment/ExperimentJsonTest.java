package io.steersman.report.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.steersman.Shipped;
import io.steersman.reload.InForce;
import org.junit.jupiter.api.Test;

class ExperimentJsonTest {

    @Test
    void ofNothingThereIsNoMean() {
        // Given
        InForce inForce = Shipped.withExperiment("quiet", """
                question: Do two arms in which nobody is told anything differ?
                status: running
                arms: { control: {}, other: { says: nothing } }
                metric: recovery
                """);
        ExperimentPast past =
                new ExperimentPast(inForce.experiments().find("quiet").orElseThrow(), inForce);
        // When
        JsonNode json = ExperimentJson.of(past.findings());
        // Then
        assertThat(json.path("comparisons")).isNotEmpty().allSatisfy(one -> {
            assertThat(one.path("n").asInt()).isZero();
            assertThat(one.has("reference")).isFalse();
            assertThat(one.has("value")).isFalse();
        });
    }
}
