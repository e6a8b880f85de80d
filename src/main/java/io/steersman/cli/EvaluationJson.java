package io.steersman.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.steersman.report.Evaluation;
import io.steersman.report.Labels;
import io.steersman.report.Rate;
import io.steersman.report.Score;
import io.steersman.report.Verdict;
import io.steersman.report.Verdict.Kind;
import io.steersman.trajectory.Json;
import java.util.List;

/** The JSON in which an evaluation is printed. */
final class EvaluationJson {

    private static final double PLACES = 10_000.0;

    private EvaluationJson() {}

    static ObjectNode of(EvaluationRun run) {
        Evaluation evaluation = run.evaluation();
        ObjectNode json = Json.emptyObject().put("runs", evaluation.runs());
        json.set("labels", scores(run.labels(), evaluation));
        json.set("missed", verdicts(evaluation.all(Kind.MISSED)));
        json.set("falseAlarms", verdicts(evaluation.all(Kind.WRONG)));
        run.compared().ifPresent(other -> {
            ObjectNode against = json.putObject("against");
            against.set("labels", scores(run.labels(), other));
            against.set("foundHere", verdicts(evaluation.allBut(Kind.FOUND, other)));
            against.set("missedHere", verdicts(evaluation.allBut(Kind.MISSED, other)));
            against.set("falseAlarmsHere", verdicts(evaluation.allBut(Kind.WRONG, other)));
            against.set("falseAlarmsThere", verdicts(other.allBut(Kind.WRONG, evaluation)));
        });
        ArrayNode problems = json.putArray("problems");
        run.problems().forEach(problems::add);
        return json;
    }

    private static ArrayNode scores(Labels labels, Evaluation evaluation) {
        ArrayNode all = Json.MAPPER.createArrayNode();
        evaluation.scores().forEach((name, score) -> {
            ObjectNode json = score(score).put("label", name).put("by", labels.hasPlaces(name) ? "step" : "run");
            ArrayNode rules = json.putArray("rules");
            labels.scope(name).forEach(rules::add);
            all.add(json);
        });
        return all;
    }

    private static ObjectNode score(Score score) {
        ObjectNode json = Json.emptyObject()
                .put("labels", score.labels())
                .put("found", score.found())
                .put("missed", score.missed())
                .put("alarms", score.alarms())
                .put("right", score.right())
                .put("wrong", score.wrong());
        json.set("precision", rate(score.precision()));
        json.set("recall", rate(score.recall()));
        return json.put("f1", rounded(score.f1()));
    }

    /** Null where there is nothing to take a share of. */
    private static ObjectNode rate(Rate rate) {
        ObjectNode json = Json.emptyObject();
        if (rate.known()) {
            json.put("value", rounded(rate.value()));
        } else {
            json.putNull("value");
        }
        return json.put("low", rounded(rate.low())).put("high", rounded(rate.high()));
    }

    private static ArrayNode verdicts(List<Verdict> verdicts) {
        ArrayNode all = Json.MAPPER.createArrayNode();
        for (Verdict verdict : verdicts) {
            ObjectNode json = all.addObject()
                    .put("label", verdict.label())
                    .put("run", verdict.run())
                    .put("source", verdict.source());
            if (verdict.step() >= 0) {
                json.put("step", verdict.step());
            }
            if (verdict.position().line() > 0) {
                json.put("line", verdict.position().line());
            }
            if (!verdict.position().stepId().isEmpty()) {
                json.put("stepId", verdict.position().stepId());
            }
            json.put("rule", verdict.rule()).put("quote", verdict.quote());
        }
        return all;
    }

    private static double rounded(double value) {
        return Math.round(value * PLACES) / PLACES;
    }
}
