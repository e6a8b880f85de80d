package io.steersman.journal;

import io.steersman.experiment.Assignment;
import io.steersman.finding.RuleId;
import io.steersman.intervention.Outcome;
import io.steersman.trajectory.Step;
import io.steersman.trajectory.TrajectoryEnd;
import io.steersman.trajectory.TrajectoryId;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Keeps everything in memory: gone with the process, and full when a number of steps is reached. */
public final class MemoryJournal implements Journal {

    private static final Pages NONE = new Pages();
    private static final int DEFAULT_MOST = 500_000;

    private final Map<TrajectoryId, Pages> trajectories = new ConcurrentHashMap<>();
    private final AtomicLong kept = new AtomicLong();
    private final long mostSteps;
    private final InstantSource clock;

    /** A journal for trying things out. */
    public MemoryJournal() {
        this(DEFAULT_MOST);
    }

    /**
     * @param mostSteps how many steps it takes in all
     */
    public MemoryJournal(long mostSteps) {
        this(mostSteps, InstantSource.system());
    }

    /**
     * @param mostSteps how many steps it takes in all
     * @param clock tells when something was written
     */
    public MemoryJournal(long mostSteps, InstantSource clock) {
        this.mostSteps = mostSteps;
        this.clock = clock;
    }

    @Override
    public CompletableFuture<Boolean> append(TrajectoryId id, Entries entries) {
        try {
            if (!entries.isEmpty()) {
                keep(id, entries);
            }
            return CompletableFuture.completedFuture(true);
        } catch (JournalFailure e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private void keep(TrajectoryId id, Entries entries) {
        Pages pages = trajectories.computeIfAbsent(id, key -> new Pages());
        synchronized (pages) {
            pages.latest = clock.millis();
            pages.began = pages.began == 0 ? pages.latest : pages.began;
            List<Step> fresh = pages.fresh(id, entries.steps());
            if (kept.get() + fresh.size() > mostSteps) {
                throw new JournalFailure(
                        JournalFailure.Reason.FULL,
                        "The memory holds its %d steps. Maybe serve from a data folder.".formatted(mostSteps));
            }
            kept.addAndGet(fresh.size());
            fresh.forEach(pages::add);
            entries.findings().forEach(pages::keep);
            entries.interventions().forEach(pages::keep);
            entries.outcomes().forEach(pages::keep);
            entries.feedback().forEach(pages::keep);
            entries.assignments().forEach(pages::keep);
            entries.verdicts().forEach(pages::keep);
            pages.standing = entries.standing().or(() -> pages.standing);
        }
    }

    @Override
    public Optional<TrajectoryEntry> find(TrajectoryId id) {
        return Optional.ofNullable(trajectories.get(id))
                .map(pages -> pages.entry(id))
                .filter(entry -> entry.steps() > 0);
    }

    @Override
    public List<TrajectoryEntry> list(String tenant, String after, int limit) {
        return trajectories.keySet().stream()
                .filter(id -> id.tenant().equals(tenant) && id.id().compareTo(after) > 0)
                .sorted((a, b) -> a.id().compareTo(b.id()))
                .flatMap(id -> find(id).stream())
                .limit(limit)
                .toList();
    }

    @Override
    public List<TrajectoryEntry> latest(String tenant, int skip, int limit) {
        return trajectories.keySet().stream()
                .filter(id -> id.tenant().equals(tenant))
                .flatMap(id -> find(id).stream())
                .sorted(Comparator.comparingLong(TrajectoryEntry::latest)
                        .reversed()
                        .thenComparing(entry -> entry.id().id()))
                .skip(skip)
                .limit(limit)
                .toList();
    }

    @Override
    public List<Step> steps(TrajectoryId id, int from, int limit) {
        Pages pages = trajectories.getOrDefault(id, NONE);
        synchronized (pages) {
            int start = Math.min(from, pages.steps.size());
            int end = (int) Math.min((long) start + limit, pages.steps.size());
            return List.copyOf(pages.steps.subList(start, end));
        }
    }

    @Override
    public Optional<Step> numbered(TrajectoryId id, long number) {
        Pages pages = trajectories.getOrDefault(id, NONE);
        synchronized (pages) {
            return Optional.ofNullable(pages.numbers.get(number)).map(pages.steps::get);
        }
    }

    @Override
    public List<FindingEntry> findings(TrajectoryId id) {
        Pages pages = trajectories.getOrDefault(id, NONE);
        synchronized (pages) {
            return List.copyOf(pages.findings);
        }
    }

    @Override
    public List<InterventionEntry> interventions(TrajectoryId id) {
        Pages pages = trajectories.getOrDefault(id, NONE);
        synchronized (pages) {
            return List.copyOf(pages.interventions.values());
        }
    }

    @Override
    public List<Outcome> outcomes(TrajectoryId id) {
        Pages pages = trajectories.getOrDefault(id, NONE);
        synchronized (pages) {
            return List.copyOf(pages.outcomes.values());
        }
    }

    @Override
    public List<Feedback> feedback(TrajectoryId id) {
        Pages pages = trajectories.getOrDefault(id, NONE);
        synchronized (pages) {
            return List.copyOf(pages.feedback.values());
        }
    }

    @Override
    public List<Said> saidOfJudged() {
        return trajectories.keySet().stream()
                .sorted(Comparator.comparing(TrajectoryId::tenant).thenComparing(TrajectoryId::id))
                .flatMap(id -> feedback(id).stream()
                        .filter(said -> said.rule().filter(RuleId::isJudged).isPresent())
                        .map(said -> new Said(id, said)))
                .toList();
    }

    @Override
    public List<Assignment> assignments(TrajectoryId id) {
        Pages pages = trajectories.getOrDefault(id, NONE);
        synchronized (pages) {
            return List.copyOf(pages.assignments.values());
        }
    }

    @Override
    public List<VerdictEntry> verdicts(TrajectoryId id) {
        Pages pages = trajectories.getOrDefault(id, NONE);
        synchronized (pages) {
            return List.copyOf(pages.verdicts.values());
        }
    }

    @Override
    public List<TrajectoryId> unanswered(int limit) {
        return trajectories.keySet().stream()
                .filter(id -> verdicts(id).stream().anyMatch(VerdictEntry::waits))
                .limit(limit)
                .toList();
    }

    @Override
    public Optional<Assignment> assigned(String tenant, String experiment, String unit) {
        return trajectories.keySet().stream()
                .filter(id -> id.tenant().equals(tenant))
                .flatMap(id -> assignments(id).stream())
                .filter(one -> one.experiment().equals(experiment) && one.unit().equals(unit))
                .findFirst();
    }

    @Override
    public Optional<Standing> standing(TrajectoryId id) {
        Pages pages = trajectories.getOrDefault(id, NONE);
        synchronized (pages) {
            return pages.standing;
        }
    }

    @Override
    public List<TrajectoryId> quiet(long before, int limit) {
        return trajectories.entrySet().stream()
                .filter(entry -> entry.getValue().latest < before)
                .sorted(Comparator.comparingLong(entry -> entry.getValue().latest))
                .limit(limit)
                .map(Map.Entry::getKey)
                .toList();
    }

    @Override
    public boolean forget(TrajectoryId id, long before) {
        Pages pages = trajectories.getOrDefault(id, NONE);
        synchronized (pages) {
            boolean gone = pages.latest < before && trajectories.remove(id, pages);
            if (gone) {
                kept.addAndGet(-pages.steps.size());
            }
            return gone;
        }
    }

    /** It counts steps, not bytes. */
    @Override
    public long usedBytes() {
        return 0;
    }

    @Override
    public void close() {
        trajectories.clear();
        kept.set(0);
    }

    /** All about one trajectory; guarded by itself. */
    private static final class Pages {
        private volatile long latest;
        private volatile long began;
        private final List<Step> steps = new ArrayList<>();
        private final Map<Long, Integer> numbers = new HashMap<>();
        private final List<FindingEntry> findings = new ArrayList<>();
        private final Map<String, Integer> places = new HashMap<>();
        private final Map<Integer, InterventionEntry> interventions = new TreeMap<>();
        private final Map<List<Object>, Outcome> outcomes = new LinkedHashMap<>();
        private final Map<List<Object>, Feedback> feedback = new LinkedHashMap<>();
        private final Map<String, Assignment> assignments = new TreeMap<>();
        private final Map<Integer, VerdictEntry> verdicts = new TreeMap<>();
        private Optional<Standing> standing = Optional.empty();

        /** Those that are not there yet. */
        List<Step> fresh(TrajectoryId id, List<Step> offered) {
            List<Step> fresh = new ArrayList<>();
            for (Step step : offered) {
                int next = steps.size() + fresh.size();
                if (step.index() > next || step.index() < steps.size() && !Same.step(step, steps.get(step.index()))) {
                    throw Same.conflict(id, step.index(), next);
                }
                if (step.index() == next) {
                    fresh.add(step);
                }
            }
            return fresh;
        }

        void add(Step step) {
            step.meta().number().ifPresent(number -> numbers.put(number, step.index()));
            steps.add(step);
        }

        void keep(FindingEntry finding) {
            String fault = finding.finding().fault();
            Integer place = places.get(fault);
            if (place == null) {
                places.put(fault, findings.size());
                findings.add(finding);
            } else {
                findings.set(place, finding.seenAt(findings.get(place).seenAt()));
            }
        }

        void keep(InterventionEntry intervention) {
            interventions.put(intervention.intervention().number(), intervention);
        }

        void keep(Outcome outcome) {
            outcomes.put(List.of(outcome.voice(), outcome.number(), outcome.fault()), outcome);
        }

        void keep(VerdictEntry verdict) {
            verdicts.put(verdict.number(), verdict);
        }

        void keep(Assignment assignment) {
            assignments.putIfAbsent(assignment.experiment(), assignment);
        }

        void keep(Feedback said) {
            feedback.put(List.of(said.about(), said.subject(), said.by()), said);
        }

        synchronized TrajectoryEntry entry(TrajectoryId id) {
            boolean ended = !steps.isEmpty() && steps.get(steps.size() - 1) instanceof TrajectoryEnd;
            return new TrajectoryEntry(id, steps.size(), ended, findings.size(), interventions.size(), began, latest);
        }
    }
}
