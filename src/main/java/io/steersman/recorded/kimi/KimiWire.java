package io.steersman.recorded.kimi;

import com.fasterxml.jackson.databind.JsonNode;
import io.steersman.recorded.Certainty;
import io.steersman.recorded.Format;
import io.steersman.recorded.Notes;
import io.steersman.recorded.Sample;
import io.steersman.recorded.Source;
import io.steersman.recorded.Transcript;
import io.steersman.trajectory.Trajectory;
import java.util.List;
import java.util.Set;

/** The {@code wire.jsonl} of Kimi CLI, and what its wire mode prints: one event a line, words and arguments in pieces. */
public final class KimiWire implements Format {

    private static final Set<String> TYPES = Set.of(
            "TurnBegin",
            "TurnEnd",
            "StepBegin",
            "StepInterrupted",
            "StepRetry",
            "ContentPart",
            "ToolCall",
            "ToolCallPart",
            "ToolResult",
            "StatusUpdate",
            "CompactionBegin",
            "CompactionEnd",
            "ApprovalRequest",
            "ApprovalResponse",
            "ApprovalRequestResolved",
            "SubagentEvent",
            "SteerInput",
            "ToolCallRequest",
            "QuestionRequest",
            "MCPLoadingBegin",
            "MCPLoadingEnd",
            "Notification",
            "PlanDisplay",
            "HookTriggered",
            "HookResolved",
            "HookRequest",
            "BtwBegin",
            "BtwEnd",
            "MCPStatusSnapshot");

    @Override
    public String name() {
        return "kimi-wire";
    }

    @Override
    public Certainty certainty(Sample sample) {
        return Certainty.of(sample, "a type of Kimi's wire", KimiWire::isLine);
    }

    private static boolean isLine(JsonNode value) {
        JsonNode event = event(value);
        return TYPES.contains(event.path("type").asText(""))
                || value.path("type").asText("").equals("metadata") && value.has("protocol_version");
    }

    /** The event of a line, in the file or in a message of the protocol. */
    static JsonNode event(JsonNode value) {
        JsonNode message = value.path("message");
        return message.isObject() ? message : value.path("params").isObject() ? value.path("params") : value;
    }

    static boolean isKnown(String type) {
        return TYPES.contains(type);
    }

    @Override
    public List<Trajectory> read(Source source, Notes notes) {
        Transcript transcript = new Transcript(source, this, notes);
        KimiEvents events = new KimiEvents(transcript);
        source.forEach(events::read, notes);
        events.finish();
        return transcript.finish();
    }
}
