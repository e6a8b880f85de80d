package io.steersman.cli.evaluate;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.steersman.calibration.ClassScore;
import io.steersman.calibration.Measurement;
import io.steersman.calibration.Spent;
import io.steersman.cli.terminal.Columns;
import io.steersman.journal.VerdictEntry.State;
import io.steersman.report.run.Rate;
import io.steersman.trajectory.Json;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Prints what a judge's answers are worth, class by class: for a reader, or as JSON. */
public final class MeasurementTable {

    private static final String NONE = "-";
    private static final double MILLIONTHS = 1_000_000;

    private MeasurementTable() {}

    public static void print(Measurement measured, PrintWriter out) {
        Spent spent = measured.spent();
        List<List<String>> rows = new ArrayList<>();
        rows.add(
                List.of("CLASS", "ASKED", "ANSWERED", "NAMED", "FOUND", "RIGHT", "WRONG", "PRECISION", "TOKENS/RIGHT"));
        measured.scores()
                .forEach((name, score) -> rows.add(List.of(
                        name,
                        String.valueOf(spent.questions()),
                        String.valueOf(spent.of(State.ANSWERED)),
                        String.valueOf(score.named()),
                        score.labels() == 0 ? NONE : score.found() + " of " + score.labels(),
                        String.valueOf(score.right()),
                        String.valueOf(score.wrong()),
                        rate(score.precision()),
                        score.right() == 0 ? NONE : String.valueOf(spent.tokens() / score.right()))));
        Columns.align(rows).forEach(out::println);
        out.println("%d runs, %d questions: %d answered, %d refused, %d failed, %d unasked; %d tokens%s"
                .formatted(
                        measured.runs(),
                        spent.questions(),
                        spent.of(State.ANSWERED),
                        spent.of(State.REFUSED),
                        spent.of(State.FAILED),
                        spent.of(State.UNASKED),
                        spent.tokens(),
                        spent.cost() == 0
                                ? ""
                                : String.format(Locale.ROOT, ", %.2f cents", spent.cost() / MILLIONTHS)));
    }

    static ObjectNode json(Measurement measured) {
        Spent spent = measured.spent();
        ObjectNode json = Json.emptyObject().put("runs", measured.runs());
        ObjectNode questions = json.putObject("questions").put("all", spent.questions());
        for (State state : State.values()) {
            questions.put(state.display(), spent.of(state));
        }
        json.putObject("cost")
                .put("inputTokens", spent.input())
                .put("outputTokens", spent.output())
                .put("cents", spent.cost() / MILLIONTHS);
        ArrayNode classes = json.putArray("classes");
        measured.scores().forEach((name, score) -> classes.add(json(name, score, spent)));
        return json;
    }

    private static ObjectNode json(String name, ClassScore score, Spent spent) {
        ObjectNode one = Json.emptyObject()
                .put("class", name)
                .put("asked", spent.questions())
                .put("answered", spent.of(State.ANSWERED))
                .put("named", score.named())
                .put("labels", score.labels())
                .put("found", score.found())
                .put("right", score.right())
                .put("wrong", score.wrong());
        if (score.precision().known()) {
            one.putObject("precision")
                    .put("value", score.precision().value())
                    .put("low", score.precision().low())
                    .put("high", score.precision().high());
        } else {
            one.putNull("precision");
        }
        if (score.right() > 0) {
            one.put("tokensPerRight", spent.tokens() / score.right())
                    .put("centsPerRight", spent.cost() / MILLIONTHS / score.right());
        }
        return one;
    }

    static String rate(Rate rate) {
        return rate.known()
                ? String.format(Locale.ROOT, "%.3f (%.2f-%.2f)", rate.value(), rate.low(), rate.high())
                : NONE;
    }
}
