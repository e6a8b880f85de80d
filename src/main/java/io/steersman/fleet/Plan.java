package io.steersman.fleet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.steersman.supervision.Trial;
import io.steersman.trajectory.Json;
import java.util.Optional;

/**
 * What all nodes are to judge by.
 *
 * @param hash names the files of rules and policies
 * @param trying what is tried beside it
 * @param why why what was tried last is over, empty while it is not
 * @param promoted whether that is in force for all now
 */
record Plan(String hash, Optional<Trying> trying, String why, boolean promoted) {

    /**
     * A candidate.
     *
     * @param hash names its files
     */
    record Trying(String hash, Trial.Terms terms) {}

    /** Only this, and nothing is tried. */
    static Plan of(String hash) {
        return new Plan(hash, Optional.empty(), "", false);
    }

    /** The same with other rules and policies; what is tried stays. */
    Plan with(String newHash) {
        return new Plan(newHash, trying, why, promoted);
    }

    /** The same, and a candidate is tried. */
    Plan trying(String candidate, Trial.Terms terms) {
        return new Plan(hash, Optional.of(new Trying(candidate, terms)), "", false);
    }

    /** The same without a candidate, if that is tried; one that did well is for all now. */
    Plan without(Trying candidate, String reason, boolean isPromoted) {
        return trying.equals(Optional.of(candidate))
                ? new Plan(isPromoted ? candidate.hash() : hash, Optional.empty(), reason, isPromoted)
                : this;
    }

    /** This as JSON. */
    ObjectNode json() {
        ObjectNode json = Json.emptyObject().put("hash", hash).put("why", why).put("promoted", promoted);
        trying.ifPresent(one ->
                json.putObject("trying").put("hash", one.hash()).set("terms", Json.MAPPER.valueToTree(one.terms())));
        return json;
    }

    /**
     * The plan of a JSON.
     *
     * @throws IllegalArgumentException when it is none
     */
    static Plan read(JsonNode json) {
        JsonNode trying = json.path("trying");
        return new Plan(
                json.path("hash").asText(),
                trying.isObject()
                        ? Optional.of(new Trying(
                                trying.path("hash").asText(),
                                Json.MAPPER.convertValue(trying.path("terms"), Trial.Terms.class)))
                        : Optional.empty(),
                json.path("why").asText(""),
                json.path("promoted").asBoolean());
    }
}
