package io.steersman.cli.analyze;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.steersman.finding.Finding;
import io.steersman.intervention.Intervention;
import io.steersman.intervention.Outcome;
import io.steersman.report.Prevalence;
import io.steersman.report.Tally;
import io.steersman.report.run.Analysis;
import io.steersman.report.run.Occurrence;
import io.steersman.report.run.Share;
import io.steersman.trajectory.Json;
import io.steersman.trajectory.Position;
import java.util.SortedMap;
import java.util.TreeMap;

/** The JSON in which results are printed. Step numbers are 0-based indices of native steps. */
final class JsonShape {

    private JsonShape() {}

    static ObjectNode trajectory(Analysis analysis) {
        ObjectNode json = Json.emptyObject()
                .put("id", analysis.id())
                .put("source", analysis.source())
                .put("format", analysis.format())
                .put("steps", analysis.steps())
                .put("actions", analysis.actions());
        var findings = json.putArray("findings");
        analysis.findings().forEach(found -> findings.add(finding(found)));
        var interventions = json.putArray("interventions");
        analysis.interventions().forEach(sent -> interventions.add(intervention(sent)));
        var outcomes = json.putArray("outcomes");
        analysis.outcomes().forEach(outcome -> outcomes.add(outcome(outcome)));
        return json;
    }

    /** The totals, what was seen in each file, what was passed over, and what was wrong. */
    static ObjectNode summary(Summary summary) {
        ObjectNode json = Json.emptyObject();
        json.set("totals", totals(summary));
        var files = json.putArray("files");
        summary.files().forEach(file -> files.add(file(file)));
        var passedOver = json.putArray("passedOver");
        summary.passedOver().forEach(left -> passedOver
                .addObject()
                .put("path", left.path().toString())
                .put("reason", left.reason()));
        var problems = json.putArray("problems");
        for (Summary.Noted noted : summary.problems()) {
            ObjectNode problem = problems.addObject().put("source", noted.source());
            if (noted.problem().line() > 0) {
                problem.put("line", noted.problem().line());
            }
            if (!noted.problem().pointer().isEmpty()) {
                problem.put("pointer", noted.problem().pointer());
            }
            problem.put("message", noted.problem().message());
        }
        return json;
    }

    private static ObjectNode file(SeenFile file) {
        ObjectNode json = Json.emptyObject()
                .put("source", file.source())
                .put("format", file.format())
                .put("certainty", Math.round(file.certainty() * 100) / 100.0)
                .put("read", file.read())
                .put("trajectories", file.trajectories())
                .put("withoutAction", file.wordsOnly())
                .put("steps", file.steps())
                .put("actions", file.actions());
        ObjectNode unknown = json.putObject("notUnderstood");
        new TreeMap<>(file.unknown()).forEach(unknown::put);
        return json;
    }

    private static ObjectNode finding(Occurrence found) {
        Finding finding = found.finding();
        ObjectNode json = Json.emptyObject()
                .put("rule", finding.rule().toString())
                .put("category", finding.rule().category())
                .put("subcategory", finding.rule().subcategory())
                .put("origin", finding.origin().display())
                .put("severity", finding.severity().display())
                .put("title", finding.title())
                .put("identity", finding.identity())
                .put("mode", found.mode().display())
                .put("level", found.level().display())
                .put("sightings", found.sightings())
                .put("first", finding.first())
                .put("last", finding.last());
        var evidence = json.putArray("evidence");
        finding.evidence().forEach(evidence::add);
        ObjectNode position = json.putObject("position");
        position.set("first", position(found.first()));
        position.set("last", position(found.last()));
        return json.put("quote", found.quote());
    }

    /** Has a line, a step id, both, or neither, as the source has them. */
    private static ObjectNode position(Position position) {
        ObjectNode json = Json.emptyObject();
        if (position.line() > 0) {
            json.put("line", position.line());
        }
        if (!position.stepId().isEmpty()) {
            json.put("stepId", position.stepId());
        }
        return json;
    }

    private static ObjectNode intervention(Intervention sent) {
        ObjectNode json = Json.emptyObject()
                .put("number", sent.number())
                .put("level", sent.level().display())
                .put("step", sent.step())
                .put("rule", sent.rule().toString())
                .put("text", sent.text());
        var faults = json.putArray("faults");
        sent.faults().forEach(faults::add);
        return json;
    }

    private static ObjectNode outcome(Outcome outcome) {
        return Json.emptyObject()
                .put("outcome", outcome.kind().display())
                .put("voice", outcome.voice().display())
                .put("number", outcome.number())
                .put("fault", outcome.fault())
                .put("since", outcome.since())
                .put("turned", outcome.turned())
                .put("step", outcome.step())
                .put("actions", outcome.actions())
                .put("proof", outcome.proof());
    }

    private static ObjectNode totals(Summary summary) {
        Tally tally = summary.tally();
        Prevalence prevalence = tally.prevalence();
        ObjectNode json = Json.emptyObject()
                .put("files", summary.read())
                .put("filesNotRead", summary.notRead())
                .put("trajectories", tally.trajectories())
                .put("steps", tally.steps())
                .put("actions", tally.actions())
                .put("findings", prevalence.any().findings())
                .put("trajectoriesAffected", prevalence.any().trajectories())
                .put("interventions", tally.interventions());
        json.set("categories", shares(prevalence.categories(), prevalence.trajectories()));
        json.set("subcategories", shares(prevalence.subcategories(), prevalence.trajectories()));
        json.set("rules", shares(prevalence.rules(), prevalence.trajectories()));
        return json.put("seconds", Math.round(summary.seconds() * 1000) / 1000.0)
                .put("actionsPerSecond", Math.round(summary.actionsPerSecond()));
    }

    private static ObjectNode shares(SortedMap<String, Share> shares, int all) {
        ObjectNode json = Json.emptyObject();
        shares.forEach((name, share) -> json.putObject(name)
                .put("trajectories", share.trajectories())
                .put("share", Math.round(share.of(all) * 10_000) / 10_000.0)
                .put("findings", share.findings()));
        return json;
    }
}
