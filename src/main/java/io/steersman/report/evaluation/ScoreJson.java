package io.steersman.report.evaluation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.steersman.report.run.Rate;
import io.steersman.trajectory.Json;

/** The JSON in which scores and rates are told. */
public final class ScoreJson {

    private static final double PLACES = 10_000.0;

    private ScoreJson() {}

    /** How many were found, missed, right and wrong, with precision and recall. */
    public static ObjectNode of(Score score) {
        ObjectNode json = Json.emptyObject()
                .put("found", score.found())
                .put("missed", score.missed())
                .put("right", score.right())
                .put("wrong", score.wrong());
        json.set("precision", rate(score.precision()));
        json.set("recall", rate(score.recall()));
        return json;
    }

    /** A number with four places. */
    public static double rounded(double value) {
        return Math.round(value * PLACES) / PLACES;
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
}
