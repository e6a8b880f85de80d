package io.steersman.calibration;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.steersman.finding.Verdict;
import io.steersman.journal.Moment;
import io.steersman.journal.VerdictEntry;
import io.steersman.journal.VerdictEntry.Cost;
import io.steersman.journal.VerdictEntry.State;
import io.steersman.judge.Answers;
import io.steersman.report.evaluation.Label;
import io.steersman.trajectory.Json;
import io.steersman.trajectory.Problem;
import io.steersman.trajectory.Trajectory;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Answers that somebody gave before, one JSON object a line: {@code {"run": ..., "asked": STEP, "answer": {...}}}, with what it
 * took, or with a {@code reason} where there was none. They are held against the run again when they are read.
 */
public final class RecordedAnswers {

    /** None. */
    public static final RecordedAnswers NONE = new RecordedAnswers(Map.of());

    private static final Set<String> KEYS =
            Set.of("run", "asked", "rule", "answer", "reason", "model", "input", "output", "at");

    private final Map<String, Map<Integer, JsonNode>> byRun;

    private RecordedAnswers(Map<String, Map<Integer, JsonNode>> byRun) {
        this.byRun = byRun;
    }

    /**
     * Answers, and what is wrong with their file.
     *
     * @param problems empty when all is well
     */
    public record Read(RecordedAnswers answers, List<Problem> problems) {
        public Read {
            problems = List.copyOf(problems);
        }
    }

    /** Reads the content of a file; says everything that is wrong with it. A later line goes before an earlier one. */
    public static Read read(String content) {
        Map<String, Map<Integer, JsonNode>> byRun = new LinkedHashMap<>();
        List<Problem> problems = new ArrayList<>();
        int number = 0;
        for (String line : (Iterable<String>) content.lines()::iterator) {
            number++;
            if (!line.isBlank()) {
                read(line, number, byRun, problems);
            }
        }
        return new Read(new RecordedAnswers(byRun), problems);
    }

    private static void read(
            String line, int number, Map<String, Map<Integer, JsonNode>> byRun, List<Problem> problems) {
        try {
            JsonNode node = Json.MAPPER.readTree(line);
            Set<String> unknown = new TreeSet<>();
            node.fieldNames().forEachRemaining(unknown::add);
            unknown.removeAll(KEYS);
            boolean form = node.path("run").isTextual()
                    && node.path("asked").isInt()
                    && (node.path("answer").isObject() || node.path("reason").isTextual());
            if (!form || !unknown.isEmpty()) {
                problems.add(new Problem(
                        number,
                        "",
                        unknown.isEmpty()
                                ? "It is no recorded answer. Maybe write {\"run\": \"a.jsonl\", \"asked\": 12, \"answer\": {...}}."
                                : "The keys %s are unknown. Maybe some of: %s."
                                        .formatted(unknown, new TreeSet<>(KEYS))));
                return;
            }
            byRun.computeIfAbsent(node.path("run").asText(), run -> new LinkedHashMap<>())
                    .put(node.path("asked").intValue(), node);
        } catch (JsonProcessingException e) {
            problems.add(new Problem(number, "", "The line is no JSON. Maybe it was cut off."));
        }
    }

    /** How many there are. */
    public int size() {
        return byRun.values().stream().mapToInt(Map::size).sum();
    }

    /** What came of a question about a run, if it is recorded. */
    Optional<VerdictEntry> of(Trajectory run, Questions.Open question) {
        return byRun.entrySet().stream()
                .filter(entry -> Label.isOf(entry.getKey(), run))
                .flatMap(entry -> Optional.ofNullable(
                        entry.getValue().get(question.entry().asked().step()))
                        .stream())
                .findFirst()
                .map(node -> answered(node, question));
    }

    private static VerdictEntry answered(JsonNode node, Questions.Open question) {
        VerdictEntry entry = question.entry();
        int asked = entry.asked().step();
        Cost cost = new Cost(
                question.written().prompt().hash(),
                node.path("model").asText(),
                "",
                node.path("input").asInt(),
                node.path("output").asInt(),
                0,
                false);
        Moment at = new Moment(asked, millis(node.path("at").asText()));
        if (!node.path("answer").isObject()) {
            return entry.without(State.FAILED, node.path("reason").asText(), cost)
                    .closed(at, false, 0);
        }
        Answers.Checked checked = Answers.check(
                node.path("answer").toString(),
                entry.suspicion(),
                question.written().shown(),
                asked);
        return checked.verdict()
                .map(verdict -> entry.answered(verdict, cost))
                .orElseGet(() -> entry.without(State.REFUSED, checked.refusal(), cost))
                .closed(at, false, 0);
    }

    private static long millis(String at) {
        try {
            return at.isEmpty() ? 0 : Instant.parse(at).toEpochMilli();
        } catch (DateTimeException e) {
            return 0;
        }
    }

    /** A line for what came of a question about a run. */
    public static String line(Trajectory run, VerdictEntry entry) {
        ObjectNode line = Json.emptyObject()
                .put("run", run.source().isEmpty() ? run.id() : run.source())
                .put("asked", entry.asked().step())
                .put("rule", entry.suspicion().rule().toString());
        entry.verdict()
                .ifPresentOrElse(
                        verdict -> line.set("answer", answer(verdict)), () -> line.put("reason", entry.reason()));
        line.put("model", entry.cost().model())
                .put("input", entry.cost().input())
                .put("output", entry.cost().output());
        entry.answered()
                .ifPresent(moment ->
                        line.put("at", Instant.ofEpochMilli(moment.millis()).toString()));
        return line.toString();
    }

    private static ObjectNode answer(Verdict verdict) {
        ObjectNode answer = Json.emptyObject().put("misbehaviour", verdict.misbehaviour());
        verdict.steps().forEach(answer.putArray("steps")::add);
        return answer.put("quote", verdict.quote())
                .put("confidence", verdict.confidence())
                .put("do", verdict.doThis())
                .put("do_not", verdict.doNot());
    }
}
