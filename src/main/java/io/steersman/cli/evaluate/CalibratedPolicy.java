package io.steersman.cli.evaluate;

import io.steersman.calibration.Calibration;
import io.steersman.cli.terminal.Folders;
import io.steersman.cli.terminal.Refused;
import io.steersman.finding.RuleId;
import io.steersman.policy.PolicyReader;
import io.steersman.policy.YamlEdit;
import io.steersman.reload.InForce;
import io.steersman.report.run.Rate;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Writes what a calibration found into a policy file. */
final class CalibratedPolicy {

    private static final int HUNDRED = 100;

    private final Folders folders;
    private final InForce inForce;
    private final Path file;
    private final Optional<LocalDate> on;

    /**
     * @param on the day of the count; nothing for that of the latest record
     */
    CalibratedPolicy(Folders folders, InForce inForce, Path file, Optional<LocalDate> on) {
        this.folders = folders;
        this.inForce = inForce;
        this.file = file;
        this.on = on;
    }

    /**
     * Writes all classes, or nothing. Where no confidence is enough, the count is written all the same: a class that was good before
     * is told to nobody then.
     *
     * @throws Refused when the file would not be a good policy
     */
    void write(Map<String, Calibration> calibrated, PrintWriter out) {
        String text = read();
        try {
            for (Map.Entry<String, Calibration> entry : calibrated.entrySet()) {
                text = with(text, entry.getKey(), entry.getValue(), out);
            }
        } catch (IllegalArgumentException e) {
            throw new Refused(List.of("%s cannot be written into: %s".formatted(file, e.getMessage())));
        }
        check(text);
        try {
            Files.writeString(file, text, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new Refused(List.of("The file %s cannot be written: %s.".formatted(file, e)));
        }
    }

    private String with(String text, String name, Calibration calibration, PrintWriter out) {
        Rate rate =
                calibration.threshold().map(Calibration.Threshold::precision).orElse(calibration.all());
        LocalDate day = on.or(calibration::on)
                .orElseThrow(() -> new Refused(
                        List.of("Neither answers nor labels tell their day. Maybe name it: --on 2026-11-29.")));
        String more = text;
        more = YamlEdit.set(more, calibrated(name, "labels"), String.valueOf(rate.all()));
        more = YamlEdit.set(more, calibrated(name, "precision"), String.valueOf(rate.part() * HUNDRED / rate.all()));
        more = YamlEdit.set(more, calibrated(name, "on"), day.toString());
        Optional<RuleId> rule = inForce.rulebook().detectionRules().stream()
                .filter(known -> known.isJudged() && known.name().equals(name))
                .findFirst();
        if (rule.isPresent() && calibration.threshold().isPresent()) {
            int sureness = calibration.threshold().get().sureness();
            more = YamlEdit.set(listed(more, rule.get()), limit(rule.get()), String.valueOf(sureness));
        }
        out.println("%s: %s { labels: %d, precision: %d, on: %s }%s"
                .formatted(
                        file,
                        name,
                        rate.all(),
                        rate.part() * HUNDRED / rate.all(),
                        day,
                        calibration
                                .threshold()
                                .map(found -> ", sureness: " + found.sureness())
                                .orElse("")));
        return more;
    }

    /** A rule that a file lists takes what the file says in general: so its mode is written down as it stands. */
    private String listed(String text, RuleId rule) {
        boolean there = text.lines().anyMatch(line -> line.strip().startsWith(rule + ":"));
        String mode = inForce.policy().mode(rule).display();
        return there ? text : YamlEdit.set(text, List.of("rules", rule.toString(), "mode"), mode);
    }

    private static List<String> calibrated(String name, String key) {
        return List.of("judge", "calibrated", name, key);
    }

    private static List<String> limit(RuleId rule) {
        return List.of("rules", rule.toString(), "limits", "sureness");
    }

    private void check(String text) {
        Map<String, String> files = new TreeMap<>(folders.read().plainPolicies());
        files.put(String.valueOf(file.getFileName()), text);
        PolicyReader.Reading read =
                PolicyReader.read(files, "calibrated", inForce.rulebook().detectionRules());
        if (!read.isGood()) {
            throw new Refused(folders.display(read.diagnostics()));
        }
    }

    private String read() {
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            throw new Refused(List.of("The file %s cannot be read: %s.".formatted(file, e)));
        }
    }
}
