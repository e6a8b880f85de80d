package io.steersman.report.experiment;

import static io.steersman.report.experiment.ExperimentReport.p;
import static io.steersman.report.experiment.ExperimentReport.short4;

import io.steersman.experiment.Guidance;
import io.steersman.experiment.Guidance.Failing;
import io.steersman.report.experiment.ExperimentReport.Section;
import java.util.ArrayList;
import java.util.List;

/** What the guidance of each rule does, in a table and in words. */
final class ExperimentGuidance {

    private static final List<String> HEAD = List.of(
            "rule",
            "arm",
            "fails",
            "untold (p)",
            "told",
            "r",
            "d",
            "d / (r + d)",
            "told - untold",
            "at any look",
            "p (Holm)",
            "n");

    private ExperimentGuidance() {}

    /** The piece of the report; empty where nothing was due. */
    static Section section(List<Guidance> all) {
        List<List<String>> rows = new ArrayList<>();
        if (!all.isEmpty()) {
            rows.add(HEAD);
        }
        all.forEach(one -> rows.add(row(one)));
        List<String> words = new ArrayList<>();
        if (!all.isEmpty()) {
            words.add(
                    "Guidance helps where what fails untold (p) is above d / (r + d): r of those that would fail are brought back,"
                            + " d of those that would come through are disturbed.");
        }
        words.addAll(harmful(all));
        return new Section("What guidance does, by rule", words, rows);
    }

    /** Rules whose guidance does more harm than good, each in a sentence. */
    static List<String> harmful(List<Guidance> all) {
        return all.stream()
                .filter(one -> one.harms() || one.seemsToHarm())
                .map(one ->
                        "%s in '%s': %s (%s fail%s told and %s untold, p < d / (r + d); %s). Maybe change its text, or set mode: observe."
                                .formatted(
                                        one.harms() ? "Does more harm than good" : "May do more harm than good",
                                        one.arm(),
                                        one.rule(),
                                        short4(one.told().value()),
                                        one.failing() == Failing.SESSION ? " as sessions" : "",
                                        short4(one.untold().value()),
                                        one.harms() ? "at any look, p " + p(one.p()) : "for one look only"))
                .toList();
    }

    private static List<String> row(Guidance one) {
        boolean known = Double.isFinite(one.difference().low());
        return List.of(
                one.rule(),
                one.arm(),
                one.failing() == Failing.FAULT ? "fault" : "session",
                short4(one.untold().value()),
                short4(one.told().value()),
                short4(one.recovery()),
                short4(one.disruption()),
                short4(one.limit()),
                short4(one.difference().value()),
                known
                        ? short4(one.difference().low()) + " to "
                                + short4(one.difference().high())
                        : "too few",
                p(one.p()),
                one.untold().units() + "+" + one.told().units());
    }
}
