package io.steersman.recorded.antigravity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.steersman.recorded.Certainty;
import io.steersman.recorded.Conversations;
import io.steersman.recorded.Format;
import io.steersman.recorded.Notes;
import io.steersman.recorded.Results;
import io.steersman.recorded.Sample;
import io.steersman.recorded.Source;
import io.steersman.recorded.Transcript;
import io.steersman.trajectory.Trajectory;
import java.util.ArrayList;
import java.util.List;

/** The steps of a conversation of Antigravity, as its language server tells them and exports keep them. */
public final class AntigravitySteps implements Format {

    @Override
    public String name() {
        return "antigravity";
    }

    @Override
    public Certainty certainty(Sample sample) {
        return Certainty.of(steps(sample), "a type of Antigravity's steps", AntigravitySteps::isStep);
    }

    private static List<JsonNode> steps(Sample sample) {
        List<JsonNode> steps = new ArrayList<>();
        for (JsonNode value : sample.values()) {
            JsonNode list = list(value);
            if (list.isArray()) {
                list.forEach(steps::add);
            } else {
                steps.add(value);
            }
        }
        return steps;
    }

    private static JsonNode list(JsonNode value) {
        for (JsonNode place :
                new JsonNode[] {value, value.path("trajectory"), value.path("response"), value.path("cascade")}) {
            JsonNode steps = place.path("steps");
            if (steps.isArray() && isStep(steps.path(0))) {
                return steps;
            }
        }
        return MissingNode.getInstance();
    }

    private static boolean isStep(JsonNode value) {
        return value.path("type").asText("").startsWith("CORTEX_STEP_TYPE_");
    }

    @Override
    public List<Trajectory> read(Source source, Notes notes) {
        Transcript transcript = new Transcript(source, this, notes);
        AntigravityReader reader = new AntigravityReader(transcript);
        source.forEach(
                value -> {
                    transcript.identify(Results.first(value.json(), "cascadeId", "trajectoryId", "conversationId")
                            .asText(""));
                    JsonNode list = list(value.json());
                    if (!list.isArray()) {
                        reader.read(value);
                    }
                    int index = 0;
                    for (JsonNode step : list) {
                        reader.read(Conversations.element(value, step, index++));
                    }
                },
                notes);
        return transcript.finish();
    }
}
