package io.steersman.report.backtest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.steersman.report.backtest.BacktestReport.Pair;
import io.steersman.report.evaluation.ScoreJson;
import io.steersman.trajectory.Json;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;

/** The JSON in which a backtest is told, on the command line and over HTTP. */
public final class BacktestJson {

    private BacktestJson() {}

    /** All of it. */
    public static ObjectNode of(BacktestReport report) {
        ObjectNode json = Json.emptyObject()
                .put("active", report.active())
                .put("candidate", report.candidate())
                .put("runs", report.runs())
                .put("actions", report.actions());
        json.putObject("totals")
                .put("appears", report.appears())
                .put("disappears", report.disappears())
                .put("moves", report.moves());
        ArrayNode judged = json.putArray("judged");
        report.judged().forEach(rule -> judged.add(rule.toString()));
        ArrayNode rules = json.putArray("rules");
        report.rules().forEach(change -> rules.add(of(change)));
        json.set("labels", scores("label", report.labels()));
        json.set("feedback", scores("rule", report.feedback()));
        ArrayNode errors = json.putArray("errors");
        report.errors().forEach(errors::add);
        return json;
    }

    private static ObjectNode of(RuleChange change) {
        ObjectNode json = Json.emptyObject()
                .put("rule", change.rule())
                .put("same", change.same())
                .put("appears", change.appears())
                .put("disappears", change.disappears())
                .put("moves", change.moves())
                .put("runs", change.runs());
        ArrayNode examples = json.putArray("examples");
        change.examples().forEach(example -> examples.add(of(example)));
        return json;
    }

    private static ObjectNode of(Change change) {
        ObjectNode json = Json.emptyObject()
                .put("change", change.kind().name().toLowerCase(Locale.ROOT))
                .put("run", change.run())
                .put("source", change.source());
        if (change.position().line() > 0) {
            json.put("line", change.position().line());
        }
        if (!change.position().stepId().isEmpty()) {
            json.put("stepId", change.position().stepId());
        }
        numbers(json.putArray("before"), change.before());
        numbers(json.putArray("after"), change.after());
        return json.put("quote", change.quote());
    }

    private static void numbers(ArrayNode array, List<Integer> numbers) {
        numbers.forEach(array::add);
    }

    private static ArrayNode scores(String key, SortedMap<String, Pair> pairs) {
        ArrayNode all = Json.MAPPER.createArrayNode();
        pairs.forEach((name, pair) -> {
            ObjectNode json = all.addObject().put(key, name);
            json.set("active", ScoreJson.of(pair.active()));
            json.set("candidate", ScoreJson.of(pair.candidate()));
        });
        return all;
    }
}
