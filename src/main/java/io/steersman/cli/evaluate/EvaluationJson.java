package io.steersman.cli.evaluate;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.steersman.report.evaluation.Evaluation;
import io.steersman.report.evaluation.Labels;
import io.steersman.report.evaluation.ScoreJson;
import io.steersman.report.evaluation.Verdict;
import io.steersman.report.evaluation.Verdict.Kind;
import io.steersman.trajectory.Json;
import java.util.List;

/** The JSON in which an evaluation is printed. */
final class EvaluationJson {

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
            ObjectNode json = ScoreJson.of(score)
                    .put("labels", score.labels())
                    .put("alarms", score.alarms())
                    .put("f1", ScoreJson.rounded(score.f1()))
                    .put("label", name)
                    .put("by", labels.hasPlaces(name) ? "step" : "run");
            ArrayNode rules = json.putArray("rules");
            labels.scope(name).forEach(rules::add);
            all.add(json);
        });
        return all;
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
}
