package io.steersman.report.experiment;

import io.steersman.experiment.Arm;
import io.steersman.experiment.Experiment;
import io.steersman.experiment.Findings;
import io.steersman.experiment.Findings.ArmCount;
import io.steersman.experiment.Findings.Comparison;
import io.steersman.experiment.Findings.Share;
import io.steersman.statistics.Estimate;
import io.steersman.statistics.Interval;
import io.steersman.statistics.SampleRatio;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What an experiment shows, in tables and in words: the same on a terminal and on a page. */
public final class ExperimentReport {

    /** Title of the section that says in words what it shows. */
    static final String CONCLUSIONS = "What may be concluded";

    private final Findings findings;
    private final Experiment experiment;

    private ExperimentReport(Findings findings) {
        this.findings = findings;
        this.experiment = findings.experiment();
    }

    /**
     * A piece of the report.
     *
     * @param title empty for the first
     * @param words sentences
     * @param rows of a table, the first its head; empty for none
     */
    public record Section(String title, List<String> words, List<List<String>> rows) {}

    /** The report, piece by piece. */
    public static List<Section> of(Findings findings) {
        return new ExperimentReport(findings).sections();
    }

    private List<Section> sections() {
        List<Section> sections = new ArrayList<>();
        sections.add(new Section(
                "",
                List.of("%s (%s): %s"
                        .formatted(experiment.name(), experiment.status().display(), experiment.question())),
                arms()));
        if (findings.arms().stream().allMatch(arm -> arm.units() == 0)) {
            sections.add(new Section(CONCLUSIONS, List.of("Nothing: no unit has come yet."), List.of()));
            return sections;
        }
        sections.add(new Section("Metrics, all units", List.of(), comparisons(false)));
        sections.add(new Section(CONCLUSIONS, conclusions(), List.of()));
        sections.add(new Section("Metrics, units in which something was due", List.of(), comparisons(true)));
        findings.groups()
                .forEach((grouping, names) ->
                        sections.add(new Section("Faults recovered from, by " + grouping, List.of(), group(names))));
        sections.add(ExperimentGuidance.section(findings.guidance()));
        sections.add(new Section("Checks", checks(), List.of()));
        return sections;
    }

    private List<List<String>> arms() {
        List<List<String>> rows =
                new ArrayList<>(List.of(List.of("arm", "says", "units", "sessions", "something due")));
        for (ArmCount count : findings.arms()) {
            String says = experiment
                    .arm(count.arm())
                    .map(arm -> arm.says().display()
                            + (arm.overlay().isPresent() ? ", policy of its own" : "")
                            + (arm.rulebook().isEmpty() ? "" : ", rules of '%s'".formatted(arm.rulebook())))
                    .orElse("");
            rows.add(List.of(
                    count.arm(),
                    says,
                    String.valueOf(count.units()),
                    String.valueOf(count.runs()),
                    String.valueOf(count.due())));
        }
        return rows;
    }

    private List<List<String>> comparisons(boolean triggered) {
        List<List<String>> rows = new ArrayList<>(List.of(List.of(
                "metric",
                "arm",
                experiment.reference().name(),
                "arm's",
                "change",
                "95 % at any look",
                "p",
                "p (Holm)",
                "p, one look",
                "n")));
        findings.comparisons().stream()
                .filter(one -> one.triggered() == triggered)
                .forEach(one -> rows.add(row(one)));
        return rows.size() == 1 ? List.of() : rows;
    }

    private static List<String> row(Comparison one) {
        Optional<Interval> relative = one.relative();
        return List.of(
                one.metric().words(),
                one.arm(),
                number(one.reference()),
                number(one.value()),
                relative.map(change -> percent(change.value())).orElse("-"),
                relative.filter(change -> Double.isFinite(change.high()))
                        .map(change -> percent(change.low()) + " to " + percent(change.high()))
                        .orElse("too few"),
                p(one.p()),
                one.triggered() ? "" : p(one.adjusted()),
                p(one.fixedP()),
                one.reference().units() + "+" + one.value().units());
    }

    private List<String> conclusions() {
        List<String> words = new ArrayList<>();
        if (findings.sampleRatio() < SampleRatio.ALARM) {
            words.add(
                    "Nothing: units did not come as the weights say (p %s), so some are missing. Maybe look for an arm"
                                    .formatted(p(findings.sampleRatio()))
                            + " that makes runs vanish before the other figures.");
            return words;
        }
        for (Arm arm : experiment.arms().subList(1, experiment.arms().size())) {
            findings.comparisons().stream()
                    .filter(one ->
                            !one.triggered() && one.arm().equals(arm.name()) && one.metric() == experiment.metric())
                    .findFirst()
                    .ifPresent(one -> words.add(conclusion(one)));
        }
        findings.comparisons().stream()
                .filter(one -> !one.triggered() && one.metric() == experiment.metric() && one.earlier() > 0)
                .findFirst()
                .ifPresent(one -> words.add(
                        "Earlier sessions of %d units narrow the intervals at any look; the others are as they came."
                                .formatted(one.earlier())));
        findings.harmful().forEach((arm, why) -> words.add("The arm '%s' harms a guardrail: %s.".formatted(arm, why)));
        words.addAll(ExperimentGuidance.harmful(findings.guidance()));
        if (findings.isOver()) {
            words.add(over());
        }
        words.add("Intervals and p values of 'at any look' hold however often this is read; those of 'one look' only at"
                + " the planned %d units. Other metrics than the first are clear only where p (Holm) is at most 0.05."
                        .formatted(experiment.planned()));
        return words;
    }

    private String over() {
        String time = experiment.days() > 0 ? " and %.1f of %d days".formatted(findings.days(), experiment.days()) : "";
        return "What was planned has come: %d of %d units%s.%s"
                .formatted(findings.units(), experiment.planned(), time, next());
    }

    private String next() {
        if (experiment.status() != Experiment.Status.RUNNING) {
            return "";
        }
        return experiment.end() == Experiment.End.PLANNED
                ? " It ends by itself: units that come later are in no arm. Maybe decide now."
                : " Maybe decide now, and stop it: steersman experiments stop " + experiment.name();
    }

    private String conclusion(Comparison one) {
        String what = "%s: %s against %s of %s"
                .formatted(
                        one.metric().words(),
                        number(one.value()),
                        number(one.reference()),
                        experiment.reference().name());
        if (!one.isDecided()) {
            return "'%s' shows no effect that can be told from chance so far (%s). That is no proof that there is none."
                    .formatted(one.arm(), what);
        }
        boolean better = one.difference().value() > 0 == one.metric().isBetterHigh();
        return "'%s' is %s than '%s' (%s; difference %s, 95 %% at any look %s to %s)."
                .formatted(
                        one.arm(),
                        better ? "better" : "worse",
                        experiment.reference().name(),
                        what,
                        short4(one.difference().value()),
                        short4(one.difference().low()),
                        short4(one.difference().high()));
    }

    private List<List<String>> group(Map<String, Map<String, Share>> names) {
        List<List<String>> rows = new ArrayList<>();
        List<String> head = new ArrayList<>(List.of(""));
        experiment.arms().forEach(arm -> head.add(arm.name()));
        rows.add(head);
        names.forEach((name, shares) -> {
            List<String> row = new ArrayList<>(List.of(name));
            experiment.arms().forEach(arm -> row.add(share(shares.getOrDefault(arm.name(), new Share(0, 0)))));
            rows.add(row);
        });
        return rows;
    }

    private static String share(Share share) {
        return share.all() == 0
                ? "-"
                : "%d of %d, %.0f %%".formatted(share.part(), share.all(), 100.0 * share.part() / share.all());
    }

    private List<String> checks() {
        List<String> words = new ArrayList<>();
        words.add("Sample ratio: p %s, %s."
                .formatted(
                        p(findings.sampleRatio()),
                        findings.sampleRatio() < SampleRatio.ALARM ? "ALARM" : "as the weights say"));
        for (ArmCount count : findings.arms()) {
            count.missing()
                    .forEach((metric, runs) -> words.add("Missing: %d of %d sessions of '%s' do not tell %s."
                            .formatted(runs, count.runs(), count.arm(), metric.words())));
        }
        findings.novelty()
                .forEach((arm, halves) ->
                        words.add("Novelty: '%s' differs by %s in the earlier half of the units and by %s in the later."
                                .formatted(
                                        arm,
                                        short4(halves.get(0).value()),
                                        short4(halves.get(1).value()))));
        if (findings.late() > 0) {
            words.add("%d sessions came after their arm was ended and count for none.".formatted(findings.late()));
        }
        return words;
    }

    private static String number(Estimate estimate) {
        return estimate.units() == 0 ? "-" : short4(estimate.value());
    }

    static String short4(double value) {
        return Double.isInfinite(value)
                ? (value < 0 ? "-inf" : "inf")
                : Math.abs(value) >= 1_000
                        ? String.format(Locale.ROOT, "%.0f", value)
                        : String.format(Locale.ROOT, Math.abs(value) >= 10 ? "%.1f" : "%.3f", value);
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%+.1f %%", share * 100);
    }

    static String p(double p) {
        return p < 0.001 ? "<0.001" : String.format(Locale.ROOT, "%.3f", p);
    }
}
