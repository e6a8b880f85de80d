package io.steersman.fleet;

import io.steersman.finding.RuleId;
import io.steersman.journal.Journal;
import io.steersman.journal.JournalFailure;
import io.steersman.redaction.CleanSteps;
import io.steersman.reload.InForce;
import io.steersman.silence.Silence;
import io.steersman.supervision.Supervisor;
import io.steersman.supervision.Supervisors;
import io.steersman.supervision.Trial;
import io.steersman.supervision.Trials;
import io.steersman.trajectory.TrajectoryId;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;

/** One node of a fleet: takes what comes, judges what it has been given, and hands the rest on. */
public final class FleetNode implements AutoCloseable {

    private static final String READERS = "-projector";
    private static final Duration LEAVING = Duration.ofSeconds(20);

    private final Pending pending = new Pending();
    private final Set<Supervisor> live = ConcurrentHashMap.newKeySet();
    private final Epochs epochs;
    private final Decisions decisions;
    private final Supervisors supervisors;
    private final NodeDoor door;
    private final String node;
    private final KafkaStreams streams;
    private final Optional<KafkaStreams> observing;
    private final Ingress ingress;
    private final Routing routing;
    private final FleetSupervision supervision;
    private final Projector projector;
    private final Control control;
    private final FleetSettings fleet;
    private final int partitions;
    private final Admin admin;

    /**
     * Makes one, which does nothing until it is started.
     *
     * @param first what is judged under while the fleet has decided nothing
     * @param rules what becomes of what the fleet decides
     * @param cleaning takes out what must not be kept
     * @param supervisors judge, and are closed with this
     * @param desks answer hooks
     * @param reads what is read from; the nodes share the work of writing it
     * @param held shows, to those who work on them, the trajectories that this node judges
     * @param told hears what goes wrong beside the requests, in a sentence
     */
    public FleetNode(
            FleetSettings fleet,
            InForce first,
            FleetRules rules,
            CleanSteps cleaning,
            Supervisors supervisors,
            HookDesk.Opening desks,
            Journal reads,
            HeldJournal held,
            Consumer<String> told) {
        this.partitions = Topics.make(fleet);
        this.fleet = fleet;
        held.spread(partitions);
        this.admin = Admin.create(KafkaSettings.common(fleet));
        this.supervisors = supervisors;
        this.epochs = new Epochs(first);
        this.decisions = new Decisions(rules);
        this.door = new NodeDoor(fleet, this::take, pending);
        this.node = fleet.host() + ":" + door.port();
        NodeCalls calls = new NodeCalls(fleet);
        this.streams = judging(rules.trials(), desks, held, calls, reads);
        this.observing = fleet.observed().map(observed -> observing(fleet, observed, cleaning, node, told));
        Producer<String, String> producer = new KafkaProducer<>(KafkaSettings.producer(fleet));
        this.ingress =
                new Ingress(fleet, producer, partitions, node, epochs, decisions, pending, InstantSource.system());
        this.routing = new Routing(node, new Owners(streams, node), ingress, calls);
        this.supervision = new FleetSupervision(routing, cleaning, reads, supervisors, live);
        this.control = new Control(
                fleet,
                node,
                new KafkaConsumer<>(KafkaSettings.consumer(fleet)),
                producer,
                epochs,
                decisions,
                first,
                rules,
                this::nodes,
                why -> leave(why, told));
        this.projector = new Projector(fleet, new KafkaConsumer<>(readers(fleet)), reads, told);
    }

    private KafkaStreams judging(
            Trials trials, HookDesk.Opening desks, HeldJournal held, NodeCalls calls, Journal reads) {
        JudgeProcessor.Means means = new JudgeProcessor.Means(
                node,
                supervisors,
                epochs,
                decisions,
                trials,
                desks,
                pending,
                fleet.mostLive(),
                live,
                held,
                calls,
                reads);
        KafkaStreams streams = new KafkaStreams(
                JudgeTopology.of(fleet, () -> new JudgeProcessor(means)), KafkaSettings.streams(fleet, node));
        streams.setUncaughtExceptionHandler(thrown -> thrown.getCause() instanceof Standpoint.Unready
                ? StreamThreadExceptionResponse.SHUTDOWN_CLIENT
                : StreamThreadExceptionResponse.REPLACE_THREAD);
        return streams;
    }

    private static KafkaStreams observing(
            FleetSettings fleet, Observed observed, CleanSteps cleaning, String node, Consumer<String> told) {
        KafkaStreams streams =
                new KafkaStreams(ObservedTopology.of(fleet, observed, cleaning), KafkaSettings.observing(fleet, node));
        streams.setUncaughtExceptionHandler(thrown -> {
            told.accept("What lies in a topic of others cannot be taken: " + thrown.getMessage());
            return StreamThreadExceptionResponse.REPLACE_THREAD;
        });
        return streams;
    }

    /** Joins the fleet. */
    public void start() {
        control.start();
        door.open();
        streams.start();
        projector.start();
        observing.ifPresent(KafkaStreams::start);
    }

    /** Has rules and policies come into force at all nodes, once all of them are ready. */
    public void announce(InForce next) {
        control.want(next, plan -> plan.with(next.hash()));
    }

    /** Has a candidate tried at all nodes, once all of them are ready. */
    public void tryOut(InForce candidate, Trial.Terms terms) {
        control.want(candidate, plan -> plan.trying(candidate.hash(), terms));
    }

    /**
     * Has what is tried come to its end at all nodes.
     *
     * @param promoted whether the candidate is to be in force for all
     */
    public void endTrial(Trial trial, String why, boolean promoted) {
        Plan.Trying trying = new Plan.Trying(trial.candidate().hash(), trial.terms());
        control.want(trial.candidate(), plan -> plan.without(trying, why, promoted));
    }

    /**
     * Has a silence begin, or be over, at all nodes.
     *
     * @throws JournalFailure when the brokers do not take it
     */
    public void silence(Silence silence) {
        control.decide(Decisions.silence(silence));
    }

    /**
     * Ends an arm or an experiment at all nodes.
     *
     * @throws JournalFailure when the brokers do not take it
     */
    public void end(String name, String why) {
        control.decide(Decisions.ended(name, why));
    }

    /**
     * Leaves a rule of what is in force out at all nodes.
     *
     * @throws JournalFailure when the brokers do not take it
     */
    public void leaveOut(RuleId rule, String why) {
        String hash = epochs.at(epochs.current()).orElseThrow().rules().hash();
        if (!decisions.at(decisions.position()).slowOf(hash).containsKey(rule)) {
            control.decide(Decisions.slow(hash, rule, why));
        }
    }

    private Set<String> nodes() {
        return members().stream()
                .filter(member -> !member.judges().isEmpty())
                .map(FleetState.Member::name)
                .collect(Collectors.toSet());
    }

    /** By a thread of its own: the one that says so is waited for. */
    private void leave(String why, Consumer<String> told) {
        told.accept(why);
        Thread leaving = new Thread(() -> streams.close(LEAVING), "fleet-leaving");
        leaving.setDaemon(true);
        leaving.start();
    }

    private static Properties readers(FleetSettings fleet) {
        Properties all = KafkaSettings.consumer(fleet);
        all.put(ConsumerConfig.GROUP_ID_CONFIG, fleet.name() + READERS);
        return all;
    }

    /** Whether it has been given its share. */
    public boolean isReady() {
        return streams.state() == KafkaStreams.State.RUNNING;
    }

    /** What is asked of the fleet is asked here. */
    public FleetSupervision supervision() {
        return supervision;
    }

    /** How many records this node could not write for those who read. */
    public long gaps() {
        return projector.gaps();
    }

    /** How many requests wait at this node. */
    public int waiting() {
        return pending.count();
    }

    /** How other nodes know this one. */
    public String name() {
        return node;
    }

    /** How the fleet looks from here. */
    public FleetState state() {
        Lag lag = new Lag(admin);
        List<Long> lags = lag.of(fleet.name(), fleet.inputs(), partitions);
        return new FleetState(
                node,
                isReady(),
                epochs.current(),
                Lag.all(lags),
                lags,
                Lag.all(lag.of(fleet.name() + READERS, fleet.outputs(), partitions)),
                gaps(),
                pending.count(),
                members());
    }

    private List<FleetState.Member> members() {
        if (!streams.state().isRunningOrRebalancing()) {
            return List.of();
        }
        return streams.metadataForAllStreamsClients().stream()
                .map(one -> new FleetState.Member(
                        one.host() + ":" + one.port(),
                        control.ready(one.host() + ":" + one.port()).program(),
                        control.ready(one.host() + ":" + one.port()).epoch(),
                        partitions(one.topicPartitions(), fleet.inputs()),
                        partitions(one.standbyTopicPartitions(), "")))
                .sorted(Comparator.comparing(FleetState.Member::name))
                .toList();
    }

    private static List<Integer> partitions(Set<TopicPartition> all, String topic) {
        return all.stream()
                .filter(partition -> topic.isEmpty() || partition.topic().equals(topic))
                .map(TopicPartition::partition)
                .sorted()
                .toList();
    }

    private CompletableFuture<Answer> take(TrajectoryId id, String input, Duration longest) {
        return routing.take(id, input, longest);
    }

    /** Leaves the fleet, so that others take over at once. */
    @Override
    public void close() {
        observing.ifPresent(one ->
                one.close(new KafkaStreams.CloseOptions().timeout(LEAVING).leaveGroup(true)));
        streams.close(new KafkaStreams.CloseOptions().timeout(LEAVING).leaveGroup(true));
        pending.close();
        control.close();
        door.close();
        ingress.close();
        projector.close();
        admin.close(Duration.ofSeconds(1));
        supervisors.close();
    }
}
