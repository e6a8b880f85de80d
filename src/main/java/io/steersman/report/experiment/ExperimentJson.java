package io.steersman.report.experiment;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.steersman.experiment.Experiment;
import io.steersman.experiment.Findings;
import io.steersman.experiment.Findings.Comparison;
import io.steersman.experiment.Guidance;
import io.steersman.statistics.Estimate;
import io.steersman.statistics.Interval;
import io.steersman.statistics.SampleRatio;
import io.steersman.trajectory.Json;
import java.util.Locale;

/** What experiments show, as JSON, the same from the service and the command line. */
public final class ExperimentJson {

    private ExperimentJson() {}

    /** One experiment. */
    public static ObjectNode of(Findings findings) {
        Experiment experiment = findings.experiment();
        ObjectNode json = Json.emptyObject()
                .put("experiment", experiment.name())
                .put("question", experiment.question())
                .put("status", experiment.status().display())
                .put("unit", experiment.unit().kind())
                .put("planned", experiment.planned())
                .put("plannedDays", experiment.days())
                .put("days", findings.days())
                .put("ends", experiment.end().display())
                .put("over", findings.isOver());
        ArrayNode arms = json.putArray("arms");
        findings.arms().forEach(count -> arms.add(arm(count)));
        ArrayNode comparisons = json.putArray("comparisons");
        findings.comparisons().forEach(one -> comparisons.add(comparison(one)));
        groups(findings, json.putObject("recoveryBy"));
        ObjectNode ratio = json.putObject("sampleRatio").put("p", findings.sampleRatio());
        ratio.put("alarm", findings.sampleRatio() < SampleRatio.ALARM);
        ArrayNode guidance = json.putArray("guidance");
        findings.guidance().forEach(one -> guidance.add(guidance(one)));
        ObjectNode harmful = json.putObject("harmful");
        findings.harmful().forEach(harmful::put);
        json.put("late", findings.late());
        ArrayNode words = json.putArray("conclusions");
        ExperimentReport.of(findings).stream()
                .filter(section -> section.title().equals(ExperimentReport.CONCLUSIONS))
                .flatMap(section -> section.words().stream())
                .forEach(words::add);
        return json;
    }

    private static ObjectNode arm(Findings.ArmCount count) {
        ObjectNode arm = Json.emptyObject()
                .put("arm", count.arm())
                .put("units", count.units())
                .put("sessions", count.runs())
                .put("due", count.due());
        ObjectNode missing = arm.putObject("missing");
        count.missing().forEach((metric, runs) -> missing.put(metric.display(), runs));
        return arm;
    }

    private static void groups(Findings findings, ObjectNode to) {
        findings.groups().forEach((grouping, names) -> {
            ObjectNode group = to.putObject(grouping);
            names.forEach((name, shares) -> {
                ObjectNode each = group.putObject(name);
                shares.forEach((arm, share) ->
                        each.putObject(arm).put("count", share.part()).put("of", share.all()));
            });
        });
    }

    private static ObjectNode guidance(Guidance one) {
        ObjectNode json = Json.emptyObject()
                .put("rule", one.rule())
                .put("arm", one.arm())
                .put("fails", one.failing().name().toLowerCase(Locale.ROOT))
                .put("untold", one.untold().value())
                .put("told", one.told().value())
                .put("recovery", one.recovery())
                .put("disruption", one.disruption())
                .put("limit", one.limit())
                .put("n", one.untold().units() + one.told().units())
                .put("holm", one.p())
                .put("harms", one.harms())
                .put("seemsToHarm", one.seemsToHarm());
        interval(json, "difference", one.difference());
        interval(json, "fixed", one.fixed());
        return json;
    }

    private static ObjectNode comparison(Comparison one) {
        ObjectNode json = Json.emptyObject()
                .put("metric", one.metric().display())
                .put("arm", one.arm())
                .put("units", one.triggered() ? "triggered" : "all")
                .put("n", one.reference().units() + one.value().units())
                .put("p", one.p())
                .put("fixedP", one.fixedP())
                .put("earlier", one.earlier());
        if (!one.triggered()) {
            json.put("holm", one.adjusted());
        }
        mean(json, "reference", one.reference());
        mean(json, "value", one.value());
        interval(json, "difference", one.difference());
        one.relative().ifPresent(change -> interval(json, "relative", change));
        interval(json, "fixed", one.fixed());
        one.medians().ifPresent(change -> interval(json, "medians", change));
        return json;
    }

    /** Of nothing there is no mean, which is not the same as one of 0. */
    private static void mean(ObjectNode json, String name, Estimate mean) {
        if (mean.units() > 0) {
            json.put(name, mean.value());
        }
    }

    /** Where too little is known there is no interval: JSON has no endless numbers. */
    private static void interval(ObjectNode json, String name, Interval interval) {
        if (Double.isFinite(interval.low()) && Double.isFinite(interval.high())) {
            json.putObject(name)
                    .put("value", interval.value())
                    .put("low", interval.low())
                    .put("high", interval.high());
        }
    }
}
