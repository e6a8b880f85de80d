package io.steersman.fleet;

import io.steersman.experiment.Assignment;
import io.steersman.finding.RuleId;
import io.steersman.intervention.Outcome;
import io.steersman.journal.Bodies;
import io.steersman.journal.Entries;
import io.steersman.journal.Feedback;
import io.steersman.journal.FindingEntry;
import io.steersman.journal.InterventionEntry;
import io.steersman.journal.Journal;
import io.steersman.journal.JournalFailure;
import io.steersman.journal.Same;
import io.steersman.journal.Standing;
import io.steersman.journal.TrajectoryEntry;
import io.steersman.journal.VerdictEntry;
import io.steersman.trajectory.Step;
import io.steersman.trajectory.TrajectoryId;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The trajectories of one partition, in the store that lives with it. What is written is kept by whoever commits the store, so it
 * counts as kept at once; it goes out to those who read, too.
 */
final class StoreJournal implements Journal {

    static final char FINDING = 'f';
    static final char OUTCOME = 'o';
    static final char FEEDBACK = 'n';

    private static final char STEP = 's';
    private static final char NUMBER = 'k';
    private static final char INTERVENTION = 'i';
    private static final char ASSIGNMENT = 'a';
    private static final char VERDICT = 'v';
    private static final char STANDING = 'm';
    /** By its name, where something stands that has a place in the order in which it first came. */
    private static final char PLACE = 'p';

    private final KeyValueStore<Bytes, byte[]> store;
    private final BiConsumer<TrajectoryId, String> out;
    private final InstantSource clock;

    /**
     * @param out takes what is written to those who read
     * @param clock tells when something was written
     */
    StoreJournal(KeyValueStore<Bytes, byte[]> store, BiConsumer<TrajectoryId, String> out, InstantSource clock) {
        this.store = store;
        this.out = out;
        this.clock = clock;
    }

    @Override
    public synchronized CompletableFuture<Boolean> append(TrajectoryId id, Entries entries) {
        try {
            if (!entries.isEmpty()) {
                keep(id, entries);
                out.accept(id, EntryTexts.write(entries));
            }
            return CompletableFuture.completedFuture(true);
        } catch (JournalFailure e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private void keep(TrajectoryId id, Entries entries) {
        Head before = head(id);
        List<Step> fresh = fresh(id, before, entries.steps());
        fresh.forEach(step -> keep(id, step));
        Head head = before.with(fresh);
        for (FindingEntry finding : entries.findings()) {
            head = place(id, head, FINDING, finding.finding().fault(), finding);
        }
        for (Outcome outcome : entries.outcomes()) {
            String name = outcome.voice() + " " + outcome.number() + " " + outcome.fault();
            head = place(id, head, OUTCOME, name, outcome);
        }
        for (Feedback said : entries.feedback()) {
            String name = said.about() + " " + said.by().length() + " " + said.by() + said.subject();
            head = place(id, head, FEEDBACK, name, said);
        }
        for (InterventionEntry entry : entries.interventions()) {
            Bytes key = StoreKeys.of(id, INTERVENTION, entry.intervention().number());
            head = head.withInterventions(store.get(key) == null ? 1 : 0);
            put(key, Bodies.of(entry));
        }
        entries.assignments().forEach(assignment -> keep(id, assignment));
        entries.verdicts().forEach(verdict -> put(StoreKeys.of(id, VERDICT, verdict.number()), Bodies.of(verdict)));
        entries.standing().ifPresent(standing -> put(StoreKeys.of(id, STANDING, ""), Bodies.of(standing)));
        put(StoreKeys.head(id), Bodies.of(head.at(clock.millis())));
    }

    /** Those that are not there yet. */
    private List<Step> fresh(TrajectoryId id, Head head, List<Step> offered) {
        List<Step> fresh = new ArrayList<>();
        for (Step step : offered) {
            int next = head.steps() + fresh.size();
            boolean other = step.index() < head.steps()
                    && !steps(id, step.index(), 1).stream().allMatch(there -> Same.step(step, there));
            if (step.index() > next || other) {
                throw Same.conflict(id, step.index(), next);
            }
            if (step.index() == next) {
                fresh.add(step);
            }
        }
        return fresh;
    }

    private void keep(TrajectoryId id, Step step) {
        put(StoreKeys.of(id, STEP, step.index()), Bodies.of(step));
        step.meta().number().ifPresent(number -> put(StoreKeys.of(id, NUMBER, number), String.valueOf(step.index())));
    }

    private void keep(TrajectoryId id, Assignment assignment) {
        String body = Bodies.of(assignment);
        if (get(StoreKeys.of(id, ASSIGNMENT, assignment.experiment())).isEmpty()) {
            put(StoreKeys.of(id, ASSIGNMENT, assignment.experiment()), body);
        }
        Bytes first = StoreKeys.assigned(id.tenant(), assignment.experiment(), assignment.unit());
        if (get(first).isEmpty()) {
            put(first, body);
        }
    }

    /** Keeps something where its like first stood. */
    private Head place(TrajectoryId id, Head head, char kind, String name, Record entry) {
        Bytes key = StoreKeys.of(id, PLACE, kind + name);
        Optional<Integer> known = get(key).map(Integer::valueOf);
        int place = known.orElseGet(() -> head.places().next(kind));
        Bytes at = StoreKeys.of(id, kind, place);
        if (known.isEmpty()) {
            put(key, String.valueOf(place));
            put(at, Bodies.of(entry));
            return head.withPlaced(kind);
        }
        put(at, Bodies.of(entry instanceof FindingEntry finding ? finding.seenAt(seenAt(at)) : entry));
        return head;
    }

    private int seenAt(Bytes finding) {
        return Bodies.entry(FindingEntry.class, get(finding).orElseThrow()).seenAt();
    }

    @Override
    public Optional<TrajectoryEntry> find(TrajectoryId id) {
        return Optional.of(head(id)).filter(head -> head.steps() > 0).map(head -> head.entry(id));
    }

    @Override
    public List<TrajectoryEntry> list(String tenant, String after, int limit) {
        return entries(StoreKeys.heads(tenant)).stream()
                .filter(entry -> entry.id().id().compareTo(after) > 0)
                .limit(limit)
                .toList();
    }

    @Override
    public List<TrajectoryEntry> latest(String tenant, int skip, int limit) {
        return entries(StoreKeys.heads(tenant)).stream()
                .sorted(Comparator.comparingLong(TrajectoryEntry::latest)
                        .reversed()
                        .thenComparing(entry -> entry.id().id()))
                .skip(skip)
                .limit(limit)
                .toList();
    }

    @Override
    public List<Step> steps(TrajectoryId id, int from, int limit) {
        if (limit <= 0) {
            return List.of();
        }
        long last = Math.min((long) from + limit, Integer.MAX_VALUE) - 1;
        List<Step> steps = new ArrayList<>();
        try (KeyValueIterator<Bytes, byte[]> found =
                store.range(StoreKeys.of(id, STEP, from), StoreKeys.of(id, STEP, last))) {
            found.forEachRemaining(entry -> steps.add(Bodies.step(from + steps.size(), text(entry.value))));
        }
        return steps;
    }

    @Override
    public Optional<Step> numbered(TrajectoryId id, long number) {
        return get(StoreKeys.of(id, NUMBER, number))
                .flatMap(index -> steps(id, Integer.parseInt(index), 1).stream().findFirst());
    }

    @Override
    public List<FindingEntry> findings(TrajectoryId id) {
        return all(id, FINDING, FindingEntry.class);
    }

    @Override
    public List<InterventionEntry> interventions(TrajectoryId id) {
        return all(id, INTERVENTION, InterventionEntry.class);
    }

    @Override
    public List<Outcome> outcomes(TrajectoryId id) {
        return all(id, OUTCOME, Outcome.class);
    }

    @Override
    public List<Feedback> feedback(TrajectoryId id) {
        return all(id, FEEDBACK, Feedback.class);
    }

    @Override
    public List<Said> saidOfJudged() {
        return heads().flatMap(id -> feedback(id).stream()
                        .filter(said -> said.rule().filter(RuleId::isJudged).isPresent())
                        .map(said -> new Said(id, said)))
                .toList();
    }

    @Override
    public List<Assignment> assignments(TrajectoryId id) {
        return all(id, ASSIGNMENT, Assignment.class);
    }

    @Override
    public List<VerdictEntry> verdicts(TrajectoryId id) {
        return all(id, VERDICT, VerdictEntry.class);
    }

    @Override
    public List<TrajectoryId> unanswered(int limit) {
        return heads().filter(id -> verdicts(id).stream().anyMatch(VerdictEntry::waits))
                .limit(limit)
                .toList();
    }

    /** Of the trajectories of this partition: elsewhere the unit is drawn again, by the same lot. */
    @Override
    public Optional<Assignment> assigned(String tenant, String experiment, String unit) {
        return get(StoreKeys.assigned(tenant, experiment, unit)).map(body -> Bodies.entry(Assignment.class, body));
    }

    @Override
    public Optional<Standing> standing(TrajectoryId id) {
        return get(StoreKeys.of(id, STANDING, "")).map(body -> Bodies.entry(Standing.class, body));
    }

    @Override
    public List<TrajectoryId> quiet(long before, int limit) {
        return entries(StoreKeys.heads()).stream()
                .filter(entry -> entry.latest() < before)
                .sorted(Comparator.comparingLong(TrajectoryEntry::latest))
                .limit(limit)
                .map(TrajectoryEntry::id)
                .toList();
    }

    @Override
    public synchronized boolean forget(TrajectoryId id, long before) {
        Head head = head(id);
        if (head.steps() == 0 || head.latest() >= before) {
            return false;
        }
        keys(StoreKeys.of(id)).forEach(store::delete);
        store.delete(StoreKeys.head(id));
        out.accept(id, EntryTexts.FORGOTTEN);
        return true;
    }

    /**
     * Trajectories that nothing was written of for a while, and of which there is more here than that they were.
     *
     * @param ended those that have ended and were written of last before this moment
     * @param quiet the others, before this one
     */
    List<TrajectoryEntry> tired(long ended, long quiet, int limit) {
        List<TrajectoryEntry> tired = new ArrayList<>();
        try (KeyValueIterator<Bytes, byte[]> heads = store.prefixScan(StoreKeys.heads(), new StringSerializer())) {
            while (heads.hasNext() && tired.size() < limit) {
                KeyValue<Bytes, byte[]> next = heads.next();
                Head head = Bodies.entry(Head.class, text(next.value));
                if (!head.resting() && head.latest() < (head.ended() ? ended : quiet)) {
                    tired.add(head.entry(StoreKeys.ofHead(next.key)));
                }
            }
        }
        return tired;
    }

    /** Lets go of a trajectory that another journal has, but for its head. */
    synchronized void rest(TrajectoryId id) {
        Head head = head(id);
        keys(StoreKeys.of(id)).forEach(store::delete);
        put(StoreKeys.head(id), Bodies.of(head.asleep()));
    }

    /** Whether a trajectory rests. */
    boolean isResting(TrajectoryId id) {
        return head(id).resting();
    }

    /** Takes up a trajectory that rested, as another journal has it; nothing goes out. */
    synchronized void wake(TrajectoryId id, Entries entries) {
        store.delete(StoreKeys.head(id));
        keep(id, entries);
    }

    /** It counts trajectories, not bytes. */
    @Override
    public long usedBytes() {
        return 0;
    }

    /** The store is its owner's. */
    @Override
    public void close() {}

    private Head head(TrajectoryId id) {
        return get(StoreKeys.head(id))
                .map(body -> Bodies.entry(Head.class, body))
                .orElse(Head.NONE);
    }

    private Stream<TrajectoryId> heads() {
        return keys(StoreKeys.heads()).stream().map(StoreKeys::ofHead);
    }

    private List<TrajectoryEntry> entries(String prefix) {
        return scan(prefix, entry -> Bodies.entry(Head.class, text(entry.value)).entry(StoreKeys.ofHead(entry.key)))
                .stream()
                .filter(entry -> entry.steps() > 0)
                .toList();
    }

    private List<Bytes> keys(String prefix) {
        return scan(prefix, entry -> entry.key);
    }

    private <T extends Record> List<T> all(TrajectoryId id, char kind, Class<T> type) {
        return scan(StoreKeys.of(id, kind), entry -> Bodies.entry(type, text(entry.value)));
    }

    private <T> List<T> scan(String prefix, Function<KeyValue<Bytes, byte[]>, T> reading) {
        List<T> all = new ArrayList<>();
        try (KeyValueIterator<Bytes, byte[]> found = store.prefixScan(prefix, new StringSerializer())) {
            found.forEachRemaining(entry -> all.add(reading.apply(entry)));
        }
        return all;
    }

    private Optional<String> get(Bytes key) {
        return Optional.ofNullable(store.get(key)).map(StoreJournal::text);
    }

    private void put(Bytes key, String body) {
        store.put(key, body.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(byte[] body) {
        return new String(body, StandardCharsets.UTF_8);
    }
}
