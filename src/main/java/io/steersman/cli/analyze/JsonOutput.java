package io.steersman.cli.analyze;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.steersman.report.run.Analysis;
import io.steersman.trajectory.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;

/** One JSON object with all trajectories; written as they come, so that it need not fit into memory. */
final class JsonOutput implements Output {

    private final JsonGenerator json;

    JsonOutput(PrintWriter out) {
        try {
            json = Json.MAPPER.createGenerator(out).useDefaultPrettyPrinter();
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            json.writeStartObject();
            json.writeArrayFieldStart("trajectories");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void take(Analysis analysis) {
        write(JsonShape.trajectory(analysis));
    }

    @Override
    public void again(Analysis analysis, String before) {
        write(JsonShape.trajectory(analysis).put("sameAs", before));
    }

    private void write(ObjectNode trajectory) {
        try {
            json.writeTree(trajectory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void end(Summary summary) {
        try {
            json.writeEndArray();
            ObjectNode rest = JsonShape.summary(summary);
            for (var field : rest.properties()) {
                json.writeFieldName(field.getKey());
                json.writeTree(field.getValue());
            }
            json.writeEndObject();
            json.writeRaw('\n');
            json.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
