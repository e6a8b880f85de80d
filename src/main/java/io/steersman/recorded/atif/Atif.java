package io.steersman.recorded.atif;

import com.fasterxml.jackson.databind.JsonNode;
import io.steersman.recorded.Certainty;
import io.steersman.recorded.Format;
import io.steersman.recorded.Notes;
import io.steersman.recorded.Sample;
import io.steersman.recorded.Source;
import io.steersman.recorded.Transcript;
import io.steersman.trajectory.Trajectory;
import java.util.ArrayList;
import java.util.List;

/** The Agent Trajectory Interchange Format, any version 1; trajectories of subagents inside a document are trajectories of their own. */
public final class Atif implements Format {

    @Override
    public String name() {
        return "atif";
    }

    @Override
    public Certainty certainty(Sample sample) {
        return Certainty.of(
                sample.document().filter(Atif::isAtif).isPresent(), "steps and schema_version or agent of ATIF");
    }

    private static boolean isAtif(JsonNode document) {
        boolean named = document.path("schema_version").asText("").startsWith("ATIF-v1");
        return document.path("steps").isArray()
                && (named || document.path("agent").has("name"));
    }

    @Override
    public List<Trajectory> read(Source source, Notes notes) {
        List<Trajectory> trajectories = new ArrayList<>();
        source.forEach(value -> read(source, value.json(), notes, trajectories), notes);
        return trajectories;
    }

    private void read(Source source, JsonNode document, Notes notes, List<Trajectory> trajectories) {
        if (AtifOfOurs.wrote(document)) {
            trajectories.add(AtifOfOurs.read(source.name(), name(), document, notes));
            return;
        }
        Transcript transcript = new Transcript(source, this, notes);
        transcript.identify(document.path("trajectory_id").asText(""));
        transcript.identify(document.path("session_id").asText(""));
        AtifSteps steps = new AtifSteps(transcript, document);
        document.path("steps").forEach(steps::read);
        steps.finish();
        trajectories.addAll(transcript.finish());
        for (JsonNode subagent : document.path("subagent_trajectories")) {
            read(source, subagent, notes, trajectories);
        }
    }
}
