package io.steersman.judge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.steersman.finding.Suspicion;
import io.steersman.finding.Verdict;
import io.steersman.trajectory.Json;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads what a judge says, and holds it against the steps that it was shown: its steps are there, its quote stands in words of
 * the user or of the agent, and its advice passes {@link Advice}. What does not hold is refused as a whole.
 */
public final class Answers {

    /** Tokens that an answer may have. */
    static final int MOST_TOKENS = 500;

    /** Tokens that a call takes beside its texts: the schema and the form of the messages. */
    static final int OVERHEAD = 700;

    private static final int SHORTEST_QUOTE = 4;
    private static final int LONGEST_QUOTE = 300;
    private static final int MOST_STEPS = 12;
    private static final int HUNDRED = 100;
    private static final Set<String> FIELDS = Set.of("misbehaviour", "steps", "quote", "confidence", "do", "do_not");

    /** Something behind the object is no answer of the form that was asked for. */
    private static final ObjectReader READER =
            Json.MAPPER.reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private Answers() {}

    /**
     * An answer after the check.
     *
     * @param verdict what holds, placed at the step at which it was asked
     * @param refusal why it does not hold; empty when it does
     */
    public record Checked(Optional<Verdict> verdict, String refusal) {
        static Checked refused(String why) {
            return new Checked(Optional.empty(), why);
        }
    }

    /** The form of an answer, as JSON Schema that all providers take. */
    static ObjectNode schema() {
        ObjectNode schema = Json.emptyObject().put("type", "object").put("additionalProperties", false);
        ObjectNode properties = schema.putObject("properties");
        ArrayNode classes =
                properties.putObject("misbehaviour").put("type", "string").putArray("enum");
        Classes.names().forEach(classes::add);
        classes.add(Verdict.NONE);
        properties.putObject("steps").put("type", "array").putObject("items").put("type", "integer");
        properties.putObject("quote").put("type", "string");
        properties.putObject("confidence").put("type", "integer");
        properties.putObject("do").put("type", "string");
        properties.putObject("do_not").put("type", "string");
        ArrayNode required = schema.putArray("required");
        List.of("misbehaviour", "steps", "quote", "confidence", "do", "do_not").forEach(required::add);
        return schema;
    }

    /**
     * Checks an answer.
     *
     * @param asked index of the step at which the rule asked
     */
    public static Checked check(String text, Suspicion suspicion, Shown shown, int asked) {
        Optional<JsonNode> read = read(text);
        if (read.isEmpty()) {
            return Checked.refused("it is no JSON object of the form that was asked for");
        }
        JsonNode answer = read.get();
        String misbehaviour = answer.path("misbehaviour").asText();
        JsonNode sure = answer.path("confidence");
        int confidence = sure.canConvertToExactIntegral() && sure.canConvertToInt() ? sure.intValue() : -1;
        if (confidence < 0 || confidence > HUNDRED) {
            return Checked.refused("its confidence is no whole number from 0 to 100");
        }
        if (misbehaviour.equals(Verdict.NONE)) {
            return verdict(suspicion, misbehaviour, Set.of(), "", confidence, "", "", asked);
        }
        Optional<Classes.Row> row = Classes.find(misbehaviour);
        if (row.isEmpty()) {
            return Checked.refused("its class is not known");
        }
        Set<Integer> steps = new TreeSet<>();
        answer.path("steps").forEach(step -> steps.add(step.isInt() ? step.intValue() : -1));
        if (steps.isEmpty() || steps.size() > MOST_STEPS || !steps.stream().allMatch(shown::has)) {
            return Checked.refused("its steps are not among those that it was shown");
        }
        String quote = answer.path("quote").asText().strip();
        Optional<Integer> place = quote.length() < SHORTEST_QUOTE || quote.length() > LONGEST_QUOTE
                ? Optional.empty()
                : shown.holds(quote, row.get().words());
        if (place.isEmpty()) {
            return Checked.refused("its quote does not stand in words of the "
                    + (row.get().words() == Classes.Words.USER ? "user" : "agent"));
        }
        steps.add(place.get());
        String doThis = answer.path("do").asText().strip();
        String doNot = answer.path("do_not").asText().strip();
        Optional<String> bad = Advice.flaw(doThis, shown).or(() -> Advice.flaw(doNot, shown));
        return bad.map(why -> Checked.refused("its advice " + why))
                .orElseGet(() -> verdict(suspicion, misbehaviour, steps, quote, confidence, doThis, doNot, asked));
    }

    private static Checked verdict(
            Suspicion suspicion,
            String misbehaviour,
            Set<Integer> steps,
            String quote,
            int confidence,
            String doThis,
            String doNot,
            int asked) {
        return new Checked(
                Optional.of(new Verdict(
                        suspicion.rule(),
                        suspicion.agent(),
                        misbehaviour,
                        List.copyOf(steps),
                        quote,
                        confidence,
                        doThis,
                        doNot,
                        asked,
                        asked,
                        false)),
                "");
    }

    /** The object with the fields that were asked for and no others. A fence of code around it is forgiven: small models write one. */
    private static Optional<JsonNode> read(String text) {
        String json = text.strip();
        if (json.startsWith("```") && json.endsWith("```") && json.indexOf('\n') > 0) {
            json = json.substring(json.indexOf('\n') + 1, json.length() - 3);
        }
        try {
            JsonNode node = READER.readTree(json);
            boolean form = node != null
                    && node.isObject()
                    && node.size() == FIELDS.size()
                    && FIELDS.stream().allMatch(node::has)
                    && node.path("misbehaviour").isTextual()
                    && node.path("steps").isArray()
                    && node.path("quote").isTextual()
                    && node.path("confidence").isNumber()
                    && node.path("do").isTextual()
                    && node.path("do_not").isTextual();
            return form ? Optional.of(node) : Optional.empty();
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }
}
