package io.steersman.report;

import io.steersman.finding.Origin;
import io.steersman.finding.RuleId;
import io.steersman.finding.Verdict;
import io.steersman.journal.Feedback;
import io.steersman.journal.FindingEntry;
import io.steersman.journal.Journal;
import io.steersman.journal.TrajectoryEntry;
import io.steersman.journal.VerdictEntry;
import io.steersman.journal.VerdictEntry.State;
import io.steersman.policy.JudgePolicy;
import io.steersman.reload.InForce;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a judge was asked, what its answers came to with people and with rules, and what they took. Not thread-safe.
 *
 * <p>A rule of form agrees with an answer when a step that shows its finding is among those that the answer names.
 */
public final class JudgeReport {

    private static final int PAGE = 200;
    private static final double MILLIONTHS = 1_000_000;

    private final Map<String, JudgeHealth> classes = new TreeMap<>();
    private final Map<State, Integer> states = new EnumMap<>(State.class);
    private final JudgePolicy policy;
    private long input;
    private long output;

    private JudgeReport(InForce inForce) {
        this.policy = inForce.policy().judge();
        inForce.rulebook().detectionRules().stream()
                .filter(RuleId::isJudged)
                .map(RuleId::name)
                .forEach(name -> classes.put(name, JudgeHealth.none(name, policy.tells(name))));
    }

    /** Reads all runs of a tenant; prices are those of the policy in force. */
    public static JudgeReport read(Journal journal, String tenant, InForce inForce) {
        JudgeReport report = new JudgeReport(inForce);
        String after = "";
        List<TrajectoryEntry> page;
        do {
            page = journal.list(tenant, after, PAGE);
            for (TrajectoryEntry entry : page) {
                List<VerdictEntry> verdicts = journal.verdicts(entry.id());
                if (!verdicts.isEmpty()) {
                    report.add(verdicts, journal.findings(entry.id()), journal.feedback(entry.id()));
                }
                after = entry.id().id();
            }
        } while (page.size() == PAGE);
        return report;
    }

    private void add(List<VerdictEntry> verdicts, List<FindingEntry> findings, List<Feedback> said) {
        for (VerdictEntry entry : verdicts) {
            states.merge(entry.state(), 1, Integer::sum);
            input += entry.cost().input();
            output += entry.cost().output();
            entry.verdict().filter(Verdict::accuses).ifPresent(verdict -> {
                Optional<Boolean> right = opinion(entry, verdict, said);
                boolean shared = findings.stream().anyMatch(found -> agrees(found, verdict));
                classes.computeIfPresent(
                        verdict.misbehaviour(),
                        (name, health) -> health.plus(
                                right.filter(yes -> yes).isPresent(),
                                right.filter(yes -> !yes).isPresent(),
                                shared,
                                entry.doubted()));
            });
        }
    }

    private static boolean agrees(FindingEntry found, Verdict verdict) {
        return !found.finding().rule().isJudged()
                && found.finding().origin() == Origin.AGENT
                && !Collections.disjoint(found.finding().evidence(), verdict.steps());
    }

    /** What people say of the finding or of the intervention; nothing where they do not agree. */
    private static Optional<Boolean> opinion(VerdictEntry entry, Verdict verdict, List<Feedback> said) {
        List<Boolean> views = said.stream()
                .filter(one -> one.rule()
                                .filter(rule -> rule.isJudged() && rule.name().equals(verdict.misbehaviour()))
                                .filter(rule -> one.subject().equals(rule + "#" + verdict.quote()))
                                .isPresent()
                        || one.about() == Feedback.About.INTERVENTION
                                && entry.intervention() > 0
                                && one.subject().equals(String.valueOf(entry.intervention())))
                .map(Feedback::right)
                .distinct()
                .toList();
        return views.size() == 1 ? Optional.of(views.get(0)) : Optional.empty();
    }

    /** The classes in the order of their names. */
    public List<JudgeHealth> classes() {
        return List.copyOf(classes.values());
    }

    /** How many questions came to this. */
    public int of(State state) {
        return states.getOrDefault(state, 0);
    }

    /** All questions. */
    public int questions() {
        return states.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Tokens of questions. */
    public long input() {
        return input;
    }

    /** Tokens of answers. */
    public long output() {
        return output;
    }

    /** What all answers cost, in hundredths of the currency of the policy's prices. */
    public double cents() {
        return (input * policy.model().inputPrice() + output * policy.model().outputPrice()) / MILLIONTHS;
    }

    /** Findings that people call right. */
    public int right() {
        return classes.values().stream().mapToInt(JudgeHealth::right).sum();
    }
}
