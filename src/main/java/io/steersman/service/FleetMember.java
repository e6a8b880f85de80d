package io.steersman.service;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
import io.steersman.finding.RuleId;
import io.steersman.fleet.FleetNode;
import io.steersman.fleet.FleetSettings;
import io.steersman.fleet.FleetState;
import io.steersman.fleet.FleetSupervision;
import io.steersman.fleet.HeldJournal;
import io.steersman.fleet.HookDesk;
import io.steersman.fleet.Observed;
import io.steersman.journal.Journal;
import io.steersman.journal.JournalFailure;
import io.steersman.journal.WatchedJournal;
import io.steersman.redaction.CleanSteps;
import io.steersman.reload.Releases;
import io.steersman.silence.Silences;
import io.steersman.supervision.Alongside;
import io.steersman.supervision.EndedExperiments;
import io.steersman.supervision.Quarantine;
import io.steersman.supervision.RuleCosts;
import io.steersman.supervision.Supervisors;
import io.steersman.supervision.Trials;
import io.steersman.supervision.Witness;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.Reader;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;

/** This process as a node of a fleet, where the settings name a cluster. Nothing of it is made or loaded elsewhere. */
@Singleton
public final class FleetMember {

    private static final String KAFKA = "kafka:";
    private static final Duration LOOK = Duration.ofMillis(200);
    private static final String POSTGRES = "jdbc:postgresql:";

    private final Settings settings;
    private final Instance<WatchedJournal> journal;
    private final Instance<Releases> releases;
    private final Instance<CleanSteps> cleaning;
    private final Instance<HookDesk.Opening> desks;
    private final Instance<EndedExperiments> ended;
    private final Instance<Silences> silences;
    private final Instance<Trials> trials;
    private final Instance<RuleCosts> costs;
    private final MeterRegistry registry;
    private final Instance<Witness> witnesses;
    private final Background background;
    private Optional<DecidedRules> rules = Optional.empty();
    private Optional<HeldJournal> held = Optional.empty();
    private Optional<FleetNode> node = Optional.empty();

    FleetMember(
            Settings settings,
            Instance<WatchedJournal> journal,
            Instance<Releases> releases,
            Instance<CleanSteps> cleaning,
            Instance<HookDesk.Opening> desks,
            Instance<EndedExperiments> ended,
            Instance<Silences> silences,
            Instance<Trials> trials,
            Instance<RuleCosts> costs,
            MeterRegistry registry,
            Background background,
            @Any Instance<Witness> witnesses) {
        this.settings = settings;
        this.journal = journal;
        this.releases = releases;
        this.cleaning = cleaning;
        this.desks = desks;
        this.ended = ended;
        this.silences = silences;
        this.trials = trials;
        this.costs = costs;
        this.registry = registry;
        this.background = background;
        this.witnesses = witnesses;
    }

    void start(@Observes StartupEvent event) {
        if (settings.cluster().isPresent()) {
            node().start();
            background.every(
                    "fleet-rules", LOOK, LOOK, () -> decided().changed().ifPresent(node()::announce));
            Log.infof(
                    "Node %s of the fleet '%s'", node().name(), settings.fleet().name());
        }
    }

    /** What is asked of the fleet is asked there. */
    public FleetSupervision supervision() {
        return node().supervision();
    }

    /** The trajectories that this node judges, only to be read; nothing where the service is alone. */
    Optional<Journal> held() {
        return settings.cluster().map(any -> shown());
    }

    /** How the fleet looks from here; nothing where the service is alone. */
    public Optional<FleetState> state() {
        return settings.cluster().map(any -> node().state());
    }

    /** Whether this node has been given its share; always, where the service is alone. */
    boolean isReady() {
        return settings.cluster().isEmpty() || node().isReady();
    }

    private synchronized FleetNode node() {
        if (node.isEmpty()) {
            node = Optional.of(made());
        }
        return node.get();
    }

    private synchronized HeldJournal shown() {
        if (held.isEmpty()) {
            held = Optional.of(new HeldJournal());
        }
        return held.get();
    }

    private synchronized DecidedRules decided() {
        if (rules.isEmpty()) {
            rules = Optional.of(new DecidedRules(releases.get(), silences.get(), ended.get(), trials.get()));
        }
        return rules.get();
    }

    private FleetNode made() {
        FleetSettings fleet = fleet();
        DecidedRules rules = decided();
        FleetNode made = new FleetNode(
                fleet,
                rules.mine(),
                rules,
                cleaning.get(),
                new Supervisors(
                        new Alongside(witnesses.stream().toArray(Witness[]::new)),
                        cleaning.get(),
                        new Quarantine(this::leaveOut, costs.get(), settings.ruleBudget()),
                        settings.stepBudget()),
                desks.get(),
                journal.get(),
                shown(),
                what -> Log.error(what));
        rules.askFor(made);
        Gauge.builder("steersman.fleet.waiting", made, FleetNode::waiting)
                .description("Requests that wait at this node for what comes of them")
                .register(registry);
        Gauge.builder("steersman.fleet.gaps", made, FleetNode::gaps)
                .description("Records that this node could not write for those who read")
                .register(registry);
        Gauge.builder("steersman.fleet.ready", made, found -> found.isReady() ? 1 : 0)
                .description("1 while this node has its share")
                .register(registry);
        return made;
    }

    /** Whoever judges must not be held up by it: the rule is found to be slow again with its next step. */
    private void leaveOut(RuleId rule, String why) {
        try {
            node().leaveOut(rule, why);
        } catch (JournalFailure e) {
            Log.errorf("The rule %s is to be left out, and the brokers do not take that: %s", rule, e.getMessage());
        }
    }

    private FleetSettings fleet() {
        String cluster = settings.cluster().orElse("");
        if (!cluster.startsWith(KAFKA) || cluster.length() == KAFKA.length()) {
            throw Wiring.stopped("There is no cluster '%s'. Maybe write kafka:host:port,...".formatted(cluster));
        }
        if (!settings.journal().store().startsWith(POSTGRES)) {
            throw Wiring.stopped(
                    "The nodes of a cluster read from one PostgreSQL. Maybe set steersman.journal.store to %s//host/database."
                            .formatted(POSTGRES));
        }
        Settings.Fleet own = settings.fleet();
        int threads = own.threads() > 0 ? own.threads() : Runtime.getRuntime().availableProcessors();
        return new FleetSettings(
                cluster.substring(KAFKA.length()),
                own.name(),
                own.host().orElseGet(FleetMember::machine),
                own.port(),
                own.key()
                        .orElseThrow(
                                () -> Wiring.stopped(
                                        "The nodes of a cluster show each other a key. Maybe set steersman.fleet.key, the same for all.")),
                own.partitions(),
                own.replication(),
                threads,
                own.standbys(),
                Math.max(1, settings.sessions().most() / Math.max(1, threads)),
                Storage.folder(settings).resolve("fleet"),
                own.kafka().map(FleetMember::settings).orElse(Map.of()),
                own.observed()
                        .topic()
                        .map(topic ->
                                observed(topic, own.observed(), settings.otlp().quiet())));
    }

    private static Observed observed(String topic, Settings.Observed own, Duration quiet) {
        return new Observed(
                topic,
                Observed.Format.named(own.format())
                        .orElseThrow(() -> Wiring.stopped(
                                "There is no format '%s'. Maybe set steersman.fleet.observed.format to native, otlp_json or otlp_proto."
                                        .formatted(own.format()))),
                own.tenant(),
                quiet);
    }

    private static Map<String, String> settings(String file) {
        Properties all = new Properties();
        try (Reader in = Files.newBufferedReader(Path.of(file))) {
            all.load(in);
        } catch (IOException | IllegalArgumentException e) {
            throw Wiring.stopped(
                    "The file '%s' of Kafka's settings cannot be used: %s".formatted(file, e.getMessage()));
        }
        Map<String, String> settings = new TreeMap<>();
        all.stringPropertyNames().forEach(name -> settings.put(name, all.getProperty(name)));
        return settings;
    }

    private static String machine() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            throw Wiring.stopped("This machine has no name. Maybe set steersman.fleet.host.");
        }
    }

    @PreDestroy
    synchronized void stop() {
        if (node.isPresent()) {
            node.get().close();
        }
    }
}
