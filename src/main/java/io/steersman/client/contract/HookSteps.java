package io.steersman.client.contract;

import io.steersman.recorded.Digest;
import io.steersman.recorded.Guidance;
import io.steersman.recorded.Refusals;
import io.steersman.recorded.Words;
import io.steersman.trajectory.AgentMessage;
import io.steersman.trajectory.Compaction;
import io.steersman.trajectory.Instruction;
import io.steersman.trajectory.Instruction.Source;
import io.steersman.trajectory.Meta;
import io.steersman.trajectory.Position;
import io.steersman.trajectory.Step;
import io.steersman.trajectory.ToolCall;
import io.steersman.trajectory.ToolResult;
import io.steersman.trajectory.ToolResult.Refusal;
import io.steersman.trajectory.ToolResult.Status;
import io.steersman.trajectory.TrajectoryEnd;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongPredicate;
import java.util.stream.LongStream;

/**
 * Makes steps of hook events: a session as it happens, as the formats of files make them of its record.
 *
 * <p>Steps get numbers made of the event, so that an event that comes twice is one step. A result whose call nobody reported
 * brings the call with it; one without a call id answers the latest open call that is the same. A session's end is no step: it
 * can be resumed under the same id at any time.
 */
public final class HookSteps {

    /** Numbers stay exact wherever JSON numbers are doubles. */
    private static final String AGAIN = "~";

    private final HookEvent event;
    private final LongPredicate known;
    private final Optional<Step> last;
    private final List<ToolCall> open;
    private final List<Step> steps = new ArrayList<>();
    private String turn = "";

    private HookSteps(HookEvent event, LongPredicate known, Optional<Step> last, List<ToolCall> open) {
        this.event = event;
        this.known = known;
        this.last = last;
        this.open = new ArrayList<>(open);
    }

    /**
     * The steps that an event adds to its session.
     *
     * @param known whether there is a step of a number already
     * @param last the session's last step
     * @param open calls that wait for results, in the order in which they were made
     */
    public static List<Step> of(HookEvent event, LongPredicate known, Optional<Step> last, List<ToolCall> open) {
        HookSteps made = new HookSteps(event, known, last, open);
        event.happenings().forEach(made::add);
        return List.copyOf(made.steps);
    }

    /** The results of calls that are kept from running by our reply: the client reports none. */
    public static List<Step> blocked(HookEvent event, LongPredicate known, Optional<Step> last, List<ToolCall> open) {
        HookSteps made = new HookSteps(event, known, last, open);
        ToolResult result = ToolResult.of("", "", Status.ERROR).withRefusal(Refusal.STEERSMAN);
        for (Happening happening : event.happenings()) {
            if (happening instanceof Happening.Called call) {
                made.answer(new Happening.Answered(call, result));
            }
        }
        return List.copyOf(made.steps);
    }

    private void add(Happening happening) {
        if (happening instanceof Happening.Called call) {
            call(call);
        } else if (happening instanceof Happening.Answered answered) {
            answer(answered);
        } else if (happening instanceof Happening.Prompted prompted) {
            prompt(prompted.text());
        } else if (happening instanceof Happening.Said said) {
            say(said.text());
        } else if (happening instanceof Happening.Responded responded) {
            respond(responded);
        } else if (happening instanceof Happening.Recorded recorded && count() == 0) {
            recorded.steps().forEach(this::recall);
        } else if (happening instanceof Happening.Compacted && count() > 0 && !(latest() instanceof Compaction)) {
            steps.add(new Compaction(meta()));
        }
    }

    private void call(Happening.Called call) {
        boolean named = !call.id().isEmpty();
        boolean there = named ? open.stream().anyMatch(other -> isSame(other.id(), call.id())) : isKnown("call", call);
        if (!there) {
            make(call, named ? unused(call.id()) : "h" + count());
        }
    }

    private ToolCall make(Happening.Called call, String id) {
        String tool = call.tool().isBlank() ? "unknown" : call.tool();
        ToolCall step = new ToolCall(numbered("call", call, id), id, tool, call.input());
        steps.add(step);
        open.add(step);
        return step;
    }

    private void answer(Happening.Answered answered) {
        Happening.Called call = answered.call();
        if (call.id().isEmpty() && isKnown("result", call)) {
            return;
        }
        Optional<ToolCall> waiting = waiting(call);
        if (waiting.isEmpty() && !call.id().isEmpty() && known.test(Digest.number("result", call.id()))) {
            return;
        }
        ToolCall asked = waiting.orElseGet(() -> make(call, call.id().isEmpty() ? "h" + count() : call.id()));
        open.remove(asked);
        ToolResult result = answered.result();
        String output = Guidance.cut(result.output());
        Refusal refusal = result.refusal() == Refusal.NONE && result.status() == Status.ERROR
                ? Refusals.of(result.output())
                : result.refusal();
        steps.add(new ToolResult(
                numbered("result", call, asked.id()),
                asked.id(),
                output,
                result.status(),
                result.exitCode(),
                result.durationMs(),
                refusal));
    }

    private Optional<ToolCall> waiting(Happening.Called call) {
        for (int i = open.size() - 1; i >= 0; i--) {
            ToolCall other = open.get(i);
            boolean same = call.id().isEmpty()
                    ? other.tool().equals(call.tool())
                            && other.agent().equals(event.agent())
                            && other.input().equals(call.input())
                    : isSame(other.id(), call.id());
            if (same) {
                return Optional.of(other);
            }
        }
        return Optional.empty();
    }

    private static boolean isSame(String id, String clients) {
        return id.equals(clients) || id.startsWith(clients + AGAIN);
    }

    /** Some models count their calls from the start again: what was answered already is another call. */
    private String unused(String id) {
        if (!known.test(Digest.number("call", id))) {
            return id;
        }
        int below = 1;
        int above = 2;
        while (known.test(Digest.number("call", id + AGAIN + above))) {
            below = above;
            above *= 2;
        }
        while (above - below > 1) {
            int middle = (below + above) >>> 1;
            boolean used = known.test(Digest.number("call", id + AGAIN + middle));
            below = used ? middle : below;
            above = used ? above : middle;
        }
        return id + AGAIN + above;
    }

    private void prompt(String prompt) {
        int part = 0;
        for (Words.Part words : Words.of(prompt)) {
            boolean ours =
                    Guidance.leads(words.text()) || words.source() == Source.HARNESS && Guidance.isIn(words.text());
            Meta meta = keyed("prompt", part++ + prompt);
            addUnlessKnown(new Instruction(meta, words.text(), ours ? Source.STEERSMAN : words.source()));
        }
    }

    private void say(String message) {
        if (!message.isBlank()) {
            addUnlessKnown(new AgentMessage(keyed("said", event.keptGoing() + message), message, ""));
        }
    }

    /** Numbered as if hooks had told it. */
    private void recall(Step step) {
        Meta meta = step.meta().withIndex(0).withPosition(Position.UNKNOWN);
        if (step instanceof ToolCall call) {
            ToolCall made = call.with(meta.withNumber(Digest.number("call", call.id())));
            steps.add(made);
            open.add(made);
        } else if (step instanceof ToolResult result) {
            steps.add(result.with(meta.withNumber(Digest.number("result", result.call()))));
            open.removeIf(call -> call.id().equals(result.call()));
        } else if (!(step instanceof TrajectoryEnd)) {
            steps.add(step.with(meta.withNumber(Digest.number("recorded", Integer.toString(count())))));
        }
    }

    private void respond(Happening.Responded responded) {
        turn = responded.turn();
        if (!responded.text().isBlank() || !responded.reasoning().isBlank()) {
            Meta meta = meta().withNumber(Digest.number("responded", event.agent() + " " + turn));
            addUnlessKnown(new AgentMessage(meta, responded.text(), responded.reasoning()));
        }
    }

    private void addUnlessKnown(Step step) {
        if (step.meta().number().isEmpty() || !known.test(step.meta().number().getAsLong())) {
            steps.add(step);
        }
    }

    private Step latest() {
        return steps.isEmpty() ? last.orElse(Instruction.user("")) : steps.get(steps.size() - 1);
    }

    private int count() {
        return last.map(step -> step.index() + 1).orElse(0) + steps.size();
    }

    private Meta meta() {
        return Meta.NONE.withAgent(event.agent()).withAt(event.at()).withTurn(turn);
    }

    /** Without a key the same words may be said again: then they get no number. */
    private Meta keyed(String kind, String content) {
        return event.key().isEmpty()
                ? meta()
                : meta().withNumber(Digest.number(kind, event.key() + " " + event.agent() + " " + content));
    }

    private Meta numbered(String kind, Happening.Called call, String id) {
        if (!call.id().isEmpty()) {
            return meta().withNumber(Digest.number(kind, id));
        }
        return event.key().isEmpty() ? meta() : meta().withNumber(Digest.number(kind, nameless(call)));
    }

    private boolean isKnown(String kind, Happening.Called call) {
        return !event.key().isEmpty() && known.test(Digest.number(kind, nameless(call)));
    }

    private String nameless(Happening.Called call) {
        return event.key() + " " + event.agent() + " " + call.tool() + " " + call.input();
    }

    /** The numbers that a call of this id and its result have. */
    public static LongStream numbers(String call) {
        return LongStream.of(Digest.number("call", call), Digest.number("result", call));
    }
}
