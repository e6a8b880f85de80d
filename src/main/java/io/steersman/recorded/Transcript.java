package io.steersman.recorded;

import com.fasterxml.jackson.databind.JsonNode;
import io.steersman.trajectory.AgentMessage;
import io.steersman.trajectory.Compaction;
import io.steersman.trajectory.Context;
import io.steersman.trajectory.Instruction;
import io.steersman.trajectory.Json;
import io.steersman.trajectory.Meta;
import io.steersman.trajectory.Pieces;
import io.steersman.trajectory.Problem;
import io.steersman.trajectory.Step;
import io.steersman.trajectory.Tokens;
import io.steersman.trajectory.ToolCall;
import io.steersman.trajectory.ToolResult;
import io.steersman.trajectory.ToolResult.Refusal;
import io.steersman.trajectory.ToolResult.Status;
import io.steersman.trajectory.Trajectory;
import io.steersman.trajectory.TrajectoryEnd;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Gathers the steps of one trajectory while its source is read.
 *
 * <p>Keeps what every format must keep: a result answers a call before it and only once, call ids are unique, our own guidance is
 * never the user's word or a tool's output, an end is the last step. A result that comes before its call waits for it.
 */
public final class Transcript {

    private static final int LONGEST_ID = 200;
    private static final Set<String> ENDINGS = Set.of(".json", ".jsonl", ".ndjson", ".traj", ".md", ".txt", ".cast");

    private final Source source;
    private final String format;
    private final Notes notes;
    private final List<Step> steps = new ArrayList<>();
    private final Map<String, Integer> open = new LinkedHashMap<>();
    private final Map<String, ToolResult> early = new LinkedHashMap<>();
    private final Map<String, Integer> brokenOff = new HashMap<>();
    private final Set<Integer> abandoned = new HashSet<>();
    private final Set<String> unnamed = new HashSet<>();
    private final Set<String> used = new HashSet<>();
    private final Map<String, Integer> firstOfTurn = new HashMap<>();
    private Optional<TrajectoryEnd> end = Optional.empty();
    private String id = "";
    private String folder = "";
    private boolean opening = true;

    public Transcript(Source source, Format format, Notes notes) {
        this.source = source;
        this.format = format.name();
        this.notes = notes;
    }

    /** Tells the folder that is worked in: where the run began. */
    public void worksIn(String path) {
        folder = folder.isEmpty() ? path : folder;
    }

    /** Names the trajectory; the first name that is not empty stays. */
    public void identify(String name) {
        if (id.isEmpty()) {
            id = name;
        }
    }

    public boolean isEmpty() {
        return steps.isEmpty();
    }

    /** The step before, if there is one. */
    public Optional<Step> last() {
        return steps.isEmpty() ? Optional.empty() : Optional.of(steps.get(steps.size() - 1));
    }

    /** Whether the agent has said and done nothing yet. */
    public boolean isOpening() {
        return opening;
    }

    /** Adds a text in the user's place: the user's words as the user's, the rest as what it is. */
    public void hear(Meta meta, String message) {
        for (Words.Part part : Words.of(message)) {
            instruct(meta, part.text(), part.source());
        }
    }

    /** Adds an instruction unless it is blank. */
    public void instruct(Meta meta, String text, Instruction.Source from) {
        if (!text.isBlank()) {
            boolean ours = Guidance.leads(text) || from == Instruction.Source.HARNESS && Guidance.isIn(text);
            add(new Instruction(meta, text, ours ? Instruction.Source.STEERSMAN : from));
        }
    }

    /** Adds what the agent said or thought unless it is blank; pieces of one response become one message. */
    public void say(Meta meta, String text, String reasoning) {
        if (text.isBlank() && reasoning.isBlank()) {
            return;
        }
        if (last().orElse(null) instanceof AgentMessage before
                && !meta.turn().isEmpty()
                && before.turn().equals(meta.turn())
                && before.agent().equals(meta.agent())) {
            steps.set(
                    steps.size() - 1,
                    new AgentMessage(
                            before.meta(), joined(before.text(), text), joined(before.reasoning(), reasoning)));
            return;
        }
        add(new AgentMessage(meta, text.isBlank() ? "" : text, reasoning.isBlank() ? "" : reasoning));
    }

    /** A piece that begins with all that came before is the same text, streamed further. */
    private static String joined(String before, String piece) {
        if (piece.isBlank() || before.equals(piece)) {
            return before;
        }
        return before.isEmpty() || piece.startsWith(before) ? piece : before + "\n" + piece;
    }

    /**
     * Adds a call.
     *
     * @param callId the client's id, empty when there is none
     */
    public void call(Meta meta, String callId, String tool, JsonNode input) {
        String key = callId.isEmpty() ? "c" + steps.size() : callId;
        String unique = key;
        for (int n = 2; !used.add(unique); n++) {
            unique = key + "~" + n;
        }
        open.put(key, steps.size());
        if (callId.isEmpty()) {
            unnamed.add(key);
        }
        brokenOff.remove(key);
        add(new ToolCall(meta, unique, tool.isEmpty() ? "unknown" : tool, input));
        ToolResult before = early.remove(key);
        if (before != null) {
            answer(before);
        }
    }

    /**
     * Adds a result; without a call id it answers the oldest open call. One that comes before its call is kept for it; one whose id
     * no call has answers the oldest that has none.
     */
    public void answer(ToolResult result) {
        String key =
                result.call().isEmpty() ? open.keySet().stream().findFirst().orElse("") : result.call();
        if (!open.containsKey(key) && !used.contains(key) && !brokenOff.containsKey(key)) {
            key = open.keySet().stream().filter(unnamed::contains).findFirst().orElse(key);
        }
        Integer call = open.containsKey(key) ? open.remove(key) : taken(key);
        if (call != null) {
            answer(result, ((ToolCall) steps.get(call)).id());
        } else if (!key.isEmpty() && !used.contains(key)) {
            early.putIfAbsent(key, result);
        } else {
            report(result, key.isEmpty() ? "answers no call" : "answers a call that was answered before");
        }
    }

    /** The call of a response that was taken for broken off although its answer comes: it ran after all. */
    private @Nullable Integer taken(String key) {
        Integer call = brokenOff.remove(key);
        if (call != null) {
            abandoned.remove(call);
            used.add(key);
        }
        return call;
    }

    private void answer(ToolResult result, String call) {
        Refusal refusal = result.refusal() != Refusal.NONE || result.status() != Status.ERROR
                ? result.refusal()
                : Refusals.of(result.output());
        add(new ToolResult(
                result.meta(),
                call,
                Guidance.cut(result.output()),
                result.status(),
                result.exitCode(),
                result.durationMs(),
                refusal));
    }

    private void report(ToolResult result, String fault) {
        String where = result.meta().position().stepId();
        notes.lost(new Problem(
                result.meta().position().line(),
                where.isEmpty() ? "" : "/" + where,
                "The result (%s) %s and is left out. Maybe the beginning of the session is missing."
                        .formatted(result.call(), fault)));
    }

    /** Whether a call waits for its result. */
    public boolean isOpen(String callId) {
        return open.containsKey(callId);
    }

    /**
     * Leaves out the calls of an agent that wait for results although its model answers again, in another turn: the response that
     * held them broke off and was asked for anew, so they never ran.
     */
    public void abandon(String agent, String turn) {
        List<String> broken = new ArrayList<>();
        open.forEach((key, index) -> {
            Step call = steps.get(index);
            if (call.agent().equals(agent) && !call.turn().equals(turn)) {
                broken.add(key);
            }
        });
        for (String key : broken) {
            Integer index = open.remove(key);
            if (index != null) {
                abandoned.add(index);
                brokenOff.put(key, index);
                used.remove(key);
            }
        }
    }

    /** Notes what a model response cost, on its first step; a later number replaces an earlier one. */
    public void cost(String turn, Tokens tokens) {
        Integer first = firstOfTurn.get(turn);
        if (first != null && tokens.input() + tokens.output() > 0) {
            Step step = steps.get(first);
            steps.set(first, step.with(step.meta().withTokens(tokens)));
        }
    }

    /** Adds a compaction unless the step before is one. */
    public void compact(Meta meta) {
        if (!(last().orElse(null) instanceof Compaction)) {
            add(new Compaction(meta));
        }
    }

    /** The trajectory ends here, unless something follows. */
    public void end(Meta meta, String reason) {
        end = Optional.of(new TrajectoryEnd(meta, reason));
    }

    private void add(Step step) {
        end = Optional.empty();
        opening = opening && step instanceof Instruction;
        boolean ofAgent = step instanceof AgentMessage || step instanceof ToolCall;
        if (ofAgent && !step.turn().isEmpty()) {
            firstOfTurn.putIfAbsent(step.turn(), steps.size());
        }
        steps.add(step);
    }

    /** Counts something that the reader does not understand: what it is, and the thing itself. */
    public void unknown(String kind, JsonNode piece) {
        notes.unknown(kind, piece);
    }

    /** Counts something that the reader does not understand, and that is surely neither a call nor a result. */
    public void aside(String kind) {
        notes.aside(kind);
    }

    /** The trajectory, unless nothing happened in it. */
    public List<Trajectory> finish() {
        early.values().forEach(result -> report(result, "answers no call"));
        List<Step> happened = new ArrayList<>(steps.size() + 1);
        for (int i = 0; i < steps.size(); i++) {
            if (!abandoned.contains(i)) {
                happened.add(steps.get(i));
            }
        }
        if (happened.isEmpty()) {
            return List.of();
        }
        end.ifPresent(happened::add);
        if (!folder.isEmpty()) {
            happened.set(0, placed(happened.get(0)));
        }
        return List.of(new Trajectory(name(), source.name(), format, happened));
    }

    private Step placed(Step first) {
        Map<String, JsonNode> extra = new HashMap<>(first.meta().extra());
        extra.putIfAbsent(Context.FIELD, Json.emptyObject().put("folder", folder));
        return first.with(first.meta().withExtra(extra));
    }

    private String name() {
        String name =
                Pieces.printable(id.isBlank() ? fileName(source.name()) : id).strip();
        return name.length() > LONGEST_ID ? name.substring(0, LONGEST_ID) : name;
    }

    /** The last part of a path without the endings that trajectories have. */
    public static String fileName(String path) {
        String name = path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
        String stem = name;
        for (int dot = stem.lastIndexOf('.');
                dot > 0 && ENDINGS.contains(stem.substring(dot));
                dot = stem.lastIndexOf('.')) {
            stem = stem.substring(0, dot);
        }
        return stem.isBlank() ? "trajectory" : stem;
    }
}
