package io.steersman.cli.analyze;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.steersman.finding.Finding;
import io.steersman.finding.Origin;
import io.steersman.finding.Severity;
import io.steersman.report.run.Analysis;
import io.steersman.report.run.Occurrence;
import io.steersman.trajectory.Json;
import java.io.PrintWriter;
import java.util.Map;
import java.util.TreeMap;

/**
 * Findings as a log of the Static Analysis Results Interchange Format (OASIS SARIF 2.1.0), which forges and editors show beside the
 * lines that they are about.
 */
final class SarifOutput implements Output {

    private static final String SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";

    private final PrintWriter out;
    private final ArrayNode results = Json.emptyObject().putArray("results");
    private final Map<String, String> rules = new TreeMap<>();

    SarifOutput(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void take(Analysis analysis) {
        analysis.findings().forEach(found -> results.add(result(analysis, found)));
    }

    private ObjectNode result(Analysis analysis, Occurrence found) {
        Finding finding = found.finding();
        String rule = finding.rule().toString();
        rules.put(rule, finding.title());
        String quote = found.quote().isEmpty() ? "" : ": " + found.quote();
        ObjectNode json = Json.emptyObject().put("ruleId", rule).put("level", level(finding));
        json.putObject("message").put("text", finding.title() + quote);
        ObjectNode place = json.putArray("locations").addObject().putObject("physicalLocation");
        place.putObject("artifactLocation").put("uri", analysis.source());
        if (found.first().line() > 0) {
            place.putObject("region").put("startLine", found.first().line());
        }
        json.putObject("partialFingerprints").put("fault/v1", analysis.id() + "#" + finding.fault());
        json.putObject("properties")
                .put("trajectory", analysis.id())
                .put("origin", finding.origin().display())
                .put("severity", finding.severity().display())
                .put("mode", found.mode().display())
                .put("sightings", found.sightings());
        return json;
    }

    /** What went wrong around an agent is a note: it is not held against it. */
    private static String level(Finding finding) {
        if (finding.origin() == Origin.ENVIRONMENT) {
            return "note";
        }
        return finding.severity().compareTo(Severity.HIGH) >= 0
                ? "error"
                : finding.severity() == Severity.MEDIUM ? "warning" : "note";
    }

    /** What it holds was told with the other recording. */
    @Override
    public void again(Analysis analysis, String before) {}

    @Override
    public void end(Summary summary) {
        ObjectNode log = Json.emptyObject().put("$schema", SCHEMA).put("version", "2.1.0");
        ObjectNode run = log.putArray("runs").addObject();
        ObjectNode driver = run.putObject("tool").putObject("driver").put("name", "steersman");
        ArrayNode described = driver.putArray("rules");
        rules.forEach((id, title) -> described
                .addObject()
                .put("id", id)
                .putObject("shortDescription")
                .put("text", title));
        run.set("results", results);
        ObjectNode invocation = run.putArray("invocations").addObject().put("executionSuccessful", true);
        ArrayNode notes = invocation.putArray("toolExecutionNotifications");
        summary.problems().forEach(noted -> notes.addObject()
                .put("level", "warning")
                .putObject("message")
                .put("text", noted.display()));
        out.println(log.toPrettyString());
    }
}
