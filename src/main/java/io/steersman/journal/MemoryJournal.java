package io.steersman.journal;

import io.steersman.intervention.Outcome;
import io.steersman.trajectory.Step;
import io.steersman.trajectory.TrajectoryEnd;
import io.steersman.trajectory.TrajectoryId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps everything in memory: gone with the process. */
public final class MemoryJournal implements Journal {

    private static final Pages NONE = new Pages();

    private final Map<TrajectoryId, Pages> trajectories = new ConcurrentHashMap<>();

    @Override
    public void append(TrajectoryId id, List<Step> steps) {
        if (steps.isEmpty()) {
            return;
        }
        Pages pages = pages(id);
        synchronized (pages) {
            pages.steps.addAll(steps);
        }
    }

    @Override
    public void keep(TrajectoryId id, FindingEntry finding) {
        Pages pages = pages(id);
        synchronized (pages) {
            String fault = finding.finding().fault();
            Integer place = pages.places.get(fault);
            if (place == null) {
                pages.places.put(fault, pages.findings.size());
                pages.findings.add(finding);
            } else {
                int seenAt = pages.findings.get(place).seenAt();
                pages.findings.set(
                        place, new FindingEntry(finding.finding(), seenAt, finding.rulebook(), finding.shadow()));
            }
        }
    }

    @Override
    public void keep(TrajectoryId id, InterventionEntry intervention) {
        Pages pages = pages(id);
        synchronized (pages) {
            pages.interventions.put(intervention.intervention().number(), intervention);
        }
    }

    @Override
    public void keep(TrajectoryId id, Outcome outcome) {
        Pages pages = pages(id);
        synchronized (pages) {
            pages.outcomes.put(List.of(outcome.voice(), outcome.number(), outcome.fault()), outcome);
        }
    }

    @Override
    public void keep(TrajectoryId id, Feedback feedback) {
        Pages pages = pages(id);
        synchronized (pages) {
            pages.feedback.put(List.of(feedback.about(), feedback.subject(), feedback.by()), feedback);
        }
    }

    @Override
    public Optional<TrajectoryEntry> find(TrajectoryId id) {
        return Optional.ofNullable(trajectories.get(id)).map(pages -> pages.entry(id));
    }

    @Override
    public List<TrajectoryEntry> list(String tenant, String after, int limit) {
        return trajectories.keySet().stream()
                .filter(id -> id.tenant().equals(tenant) && id.id().compareTo(after) > 0)
                .sorted((a, b) -> a.id().compareTo(b.id()))
                .limit(limit)
                .map(id -> trajectories.getOrDefault(id, NONE).entry(id))
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

    private Pages pages(TrajectoryId id) {
        return trajectories.computeIfAbsent(id, key -> new Pages());
    }

    /** All about one trajectory; guarded by itself. */
    private static final class Pages {
        private final List<Step> steps = new ArrayList<>();
        private final List<FindingEntry> findings = new ArrayList<>();
        private final Map<String, Integer> places = new TreeMap<>();
        private final Map<Integer, InterventionEntry> interventions = new TreeMap<>();
        private final Map<List<Object>, Outcome> outcomes = new LinkedHashMap<>();
        private final Map<List<Object>, Feedback> feedback = new LinkedHashMap<>();

        synchronized TrajectoryEntry entry(TrajectoryId id) {
            boolean ended = !steps.isEmpty() && steps.get(steps.size() - 1) instanceof TrajectoryEnd;
            return new TrajectoryEntry(id, steps.size(), ended, findings.size(), interventions.size());
        }
    }
}
