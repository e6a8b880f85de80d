package io.steersman.supervision;

import io.steersman.intervention.Intervention;
import io.steersman.intervention.Level;
import io.steersman.intervention.Outcome;
import io.steersman.journal.InterventionEntry;
import io.steersman.journal.InterventionEntry.Delivery;
import io.steersman.journal.Moment;
import io.steersman.journal.VerdictEntry;
import io.steersman.session.Session;
import io.steersman.trajectory.Bounded;
import io.steersman.trajectory.Context;
import io.steersman.trajectory.Instruction;
import io.steersman.trajectory.Step;
import io.steersman.trajectory.TrajectoryEnd;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The interventions of one trajectory on their way to the agent.
 *
 * <p>Holds what waits and the latest that were sent, never more: its cost does not grow with their number. Each is sent
 * once, at a moment that is safe, and only while its reason holds. Not thread-safe: its trajectory guards it.
 */
final class Outbox {

    /** The channel of what an agent fetched itself: that it goes on does not show that it was read. */
    static final String POLL = "poll";

    private static final String REPLACED = "a stronger one took its place";
    private static final String CROWDED = "others came after it, and nobody fetched any";
    private static final int MOST_SENT = 16;
    private static final int MOST_WAITING = 32;

    private final BiFunction<Intervention, Context, Optional<String>> withholds;
    private final OpenCalls open;
    private final Consumer<InterventionEntry> moved;
    private final Consumer<Outcome> decided;
    private final Map<Integer, InterventionEntry> waiting = new TreeMap<>();
    private final Map<Integer, String> agents = new HashMap<>();
    private final Map<Integer, InterventionEntry> sent = Bounded.byAge(MOST_SENT);
    private final Set<Integer> replied = new TreeSet<>();
    private final Map<Integer, List<InterventionEntry>> earnedAt = new HashMap<>();
    private final Map<Integer, List<InterventionEntry>> movedAt = new HashMap<>();
    private final Map<Integer, InterventionEntry> byAnswer = new HashMap<>();
    private Optional<Session> session = Optional.empty();

    /**
     * An empty outbox.
     *
     * @param open what waits for its result
     * @param withholds why one that is due is kept back at the moment when it would be sent, if it is
     * @param moved is told of every entry as it now stands
     * @param decided is told what became of what was dropped
     */
    Outbox(
            OpenCalls open,
            BiFunction<Intervention, Context, Optional<String>> withholds,
            Consumer<InterventionEntry> moved,
            Consumer<Outcome> decided) {
        this.open = open;
        this.withholds = withholds;
        this.moved = moved;
        this.decided = decided;
    }

    /**
     * Takes up what a journal knows; {@link #recall} then puts it back in its place step by step.
     *
     * @param earnedLater numbers of those that a judge's answer earned, after the step that they name
     */
    void restore(Session owner, List<InterventionEntry> known, Set<Integer> earnedLater) {
        session = Optional.of(owner);
        for (InterventionEntry entry : known) {
            if (earnedLater.contains(entry.intervention().number())) {
                byAnswer.put(entry.intervention().number(), entry);
            } else {
                earnedAt.computeIfAbsent(entry.intervention().step(), step -> new ArrayList<>())
                        .add(entry);
            }
            entry.moved().ifPresent(moment -> movedAt.computeIfAbsent(moment.step(), step -> new ArrayList<>())
                    .add(entry));
        }
    }

    /**
     * What the journal does not have of the interventions.
     *
     * @param agents who earned each that is still under way
     * @param sent numbers of those sent last, in this order
     */
    record Standing(Map<Integer, String> agents, List<Integer> sent) {}

    /** What is remembered beside the journal; it changes with this. */
    Standing standing() {
        return new Standing(agents, new ArrayList<>(sent.keySet()));
    }

    /** Puts what came before a step back in its place, after {@link #restore}; {@link #recall} goes on from there. */
    void resume(Standing standing, List<InterventionEntry> known, int step) {
        agents.putAll(standing.agents());
        Map<Integer, InterventionEntry> byNumber = new HashMap<>();
        for (InterventionEntry entry : known) {
            byNumber.put(entry.intervention().number(), entry);
            if (entry.intervention().step() < step && entry.delivery() == Delivery.PENDING) {
                waiting.put(entry.intervention().number(), entry);
            }
        }
        standing.sent().stream().map(byNumber::get).filter(Objects::nonNull).forEach(this::wasSent);
    }

    private void wasSent(InterventionEntry entry) {
        sent.put(entry.intervention().number(), entry);
        if (entry.delivery() == Delivery.SENT && !entry.channel().equals(POLL)) {
            replied.add(entry.intervention().number());
        }
    }

    /** All is back in its place. */
    void restored() {
        earnedAt.clear();
        movedAt.clear();
        byAnswer.clear();
    }

    /**
     * Lets a session take up a step that was judged before, and what was decided and sent then.
     *
     * @param heard what a judge had answered before the next step
     */
    void recall(Session owner, Step step, List<VerdictEntry> heard) {
        List<InterventionEntry> earned = earnedAt.getOrDefault(step.index(), List.of());
        owner.recall(step, earned.stream().map(InterventionEntry::intervention).toList());
        earned.forEach(entry -> earnedBy(step.agent(), entry));
        hearAgain(owner, heard);
        sendAgain(owner, step);
    }

    private void earnedBy(String agent, InterventionEntry entry) {
        int number = entry.intervention().number();
        agents.put(number, agent);
        if (entry.delivery() == Delivery.PENDING) {
            waiting.put(number, entry);
        }
    }

    private void hearAgain(Session owner, List<VerdictEntry> heard) {
        for (VerdictEntry entry : heard) {
            Optional<InterventionEntry> earned = Optional.ofNullable(byAnswer.get(entry.intervention()));
            List<Intervention> told =
                    earned.map(InterventionEntry::intervention).map(List::of).orElse(List.of());
            entry.verdict().ifPresent(verdict -> owner.recall(verdict, entry.doubted(), told));
            earned.ifPresent(known -> earnedBy(entry.suspicion().agent(), known));
        }
    }

    private void sendAgain(Session owner, Step step) {
        for (InterventionEntry entry : movedAt.getOrDefault(step.index(), List.of())) {
            if (entry.reason().equals(REPLACED)) {
                owner.replaced(entry.intervention().number(), step.index());
            } else if (entry.delivery() == Delivery.DROPPED) {
                owner.dropped(entry.intervention().number(), step.index());
            } else if (entry.delivery() == Delivery.WITHHELD) {
                owner.withheld(entry.intervention().number(), step.index());
            } else {
                owner.delivered(entry.intervention().number(), step.index());
                wasSent(entry);
            }
        }
    }

    /** Lets a session take up a step that was not judged, and what was sent then. */
    void pass(Session owner, Step step, List<VerdictEntry> heard) {
        owner.pass(step);
        hearAgain(owner, heard);
        sendAgain(owner, step);
    }

    /** Adds one that was earned just now; what waits about the same faults gives way to it. */
    void add(InterventionEntry entry, String agent, Moment now) {
        for (InterventionEntry weaker : List.copyOf(waiting.values())) {
            if (entry.intervention().faults().containsAll(weaker.intervention().faults())) {
                moved(weaker.dropped(now, REPLACED));
                session.ifPresent(owner -> owner.replaced(weaker.intervention().number(), now.step())
                        .forEach(decided));
            }
        }
        agents.put(entry.intervention().number(), agent);
        waiting.put(entry.intervention().number(), entry);
        moved.accept(entry);
        if (waiting.size() > MOST_WAITING) {
            drop(waiting.values().iterator().next(), now, CROWDED);
        }
    }

    /** The client goes on: it has got the replies that were sent to it. */
    void arrived(Moment now) {
        for (int number : List.copyOf(replied)) {
            Optional.ofNullable(sent.get(number))
                    .filter(entry -> entry.delivery() == Delivery.SENT)
                    .ifPresent(entry -> moved(entry.acknowledged(now)));
        }
        replied.clear();
    }

    /** The client asks for what comes after a number: it has got the ones before. */
    void arrived(int upTo, Moment now) {
        sent.values().stream()
                .filter(entry -> entry.delivery() == Delivery.SENT
                        && entry.intervention().number() <= upTo)
                .toList()
                .forEach(entry -> moved(entry.acknowledged(now)));
    }

    /** Takes out what is due with a reply: that the client goes on will show that it has arrived. */
    List<Sending> reply(String channel, Function<Intervention, Optional<Level>> carriage, Moment now) {
        List<Sending> due = send(channel, carriage, now);
        due.forEach(sending -> replied.add(sending.intervention().number()));
        return due;
    }

    /** Notes a step: calls open and close, the user takes over, our own text read back acknowledges itself. */
    void after(Step step, Moment now) {
        if (step instanceof Instruction instruction) {
            if (instruction.source() == Instruction.Source.STEERSMAN) {
                readBack(instruction.text(), now);
            }
            if (instruction.fromUser() || instruction.source() == Instruction.Source.STEERSMAN) {
                dropStale(now);
            }
        } else if (step instanceof TrajectoryEnd) {
            dropStale(now);
        }
    }

    /**
     * Takes out what can be carried and still has its reason; what has none is dropped.
     *
     * @param channel how it goes out, for the record
     * @param carriage the level at which an intervention can go out now, if it can
     */
    List<Sending> send(String channel, Function<Intervention, Optional<Level>> carriage, Moment now) {
        if (waiting.isEmpty()) {
            return List.of();
        }
        dropStale(now);
        List<Sending> due = new ArrayList<>();
        Context run = session.map(Session::context).orElse(Context.NONE);
        for (InterventionEntry entry : List.copyOf(waiting.values())) {
            carriage.apply(entry.intervention()).ifPresent(level -> {
                int number = entry.intervention().number();
                Optional<String> why = withholds.apply(entry.intervention(), run);
                if (why.isPresent()) {
                    moved(entry.withheld(now, level, channel, why.get()));
                    session.ifPresent(owner -> owner.withheld(number, now.step()));
                } else {
                    due.add(new Sending(entry.intervention(), level));
                    moved(entry.sent(now, level, channel));
                    session.ifPresent(owner -> owner.delivered(number, now.step()));
                }
            });
        }
        return due;
    }

    /** What was sent after the latest step, for a client that did not get the reply. */
    List<Intervention> sentLast(int step) {
        return sent.values().stream()
                .filter(entry -> entry.delivery() == Delivery.SENT)
                .filter(entry -> entry.moved().map(Moment::step).orElse(-1) == step)
                .map(InterventionEntry::intervention)
                .toList();
    }

    /** Its own level at a safe moment: nothing but what stops a call may stand between a call and its result. */
    Optional<Level> whenSafe(Intervention intervention) {
        boolean safe = intervention.level().compareTo(Level.ASK) >= 0 || !open.isCalling(agentOf(intervention));
        return safe ? Optional.of(intervention.level()) : Optional.empty();
    }

    /** Who earned it: guidance for a subagent is not for the agent that called it. */
    private String agentOf(Intervention intervention) {
        return agents.getOrDefault(intervention.number(), "");
    }

    /**
     * Notes that one has arrived.
     *
     * @param known as the journal has it: it may have been sent long ago
     */
    void acknowledge(InterventionEntry known, Moment now) {
        int number = known.intervention().number();
        InterventionEntry entry = waiting.getOrDefault(number, sent.getOrDefault(number, known));
        if (entry.delivery() == Delivery.PENDING) {
            session.ifPresent(owner -> owner.delivered(number, now.step()));
        }
        if (entry.delivery() != Delivery.DROPPED && entry.delivery() != Delivery.WITHHELD) {
            moved(entry.acknowledged(now));
        }
    }

    private void readBack(String text, Moment now) {
        for (InterventionEntry entry : List.copyOf(sent.values())) {
            if (entry.delivery() == Delivery.SENT
                    && text.contains(entry.intervention().text())) {
                moved(entry.acknowledged(now));
            }
        }
    }

    /** What waits and has lost its reason is dropped. */
    void dropStale(Moment now) {
        for (InterventionEntry entry : List.copyOf(waiting.values())) {
            int number = entry.intervention().number();
            session.flatMap(owner -> owner.stale(number, now.step())).ifPresent(why -> drop(entry, now, why));
        }
    }

    private void drop(InterventionEntry entry, Moment now, String why) {
        moved(entry.dropped(now, why));
        session.ifPresent(owner ->
                owner.dropped(entry.intervention().number(), now.step()).forEach(decided));
    }

    private void moved(InterventionEntry entry) {
        int number = entry.intervention().number();
        waiting.remove(number);
        if (entry.delivery().isDelivered()) {
            sent.put(number, entry);
        }
        moved.accept(entry);
        agents.keySet().removeIf(known -> !waiting.containsKey(known) && !sent.containsKey(known));
    }
}
