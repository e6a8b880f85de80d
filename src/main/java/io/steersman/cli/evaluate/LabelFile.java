package io.steersman.cli.evaluate;

import io.steersman.cli.analyze.Summary;
import io.steersman.cli.terminal.Refused;
import io.steersman.finding.RuleId;
import io.steersman.report.evaluation.LabelReader;
import io.steersman.report.evaluation.Labels;
import io.steersman.trajectory.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** A file of labels as the command line names it. */
public final class LabelFile {

    private LabelFile() {}

    /**
     * Its labels.
     *
     * @throws Refused when it cannot be read or used, saying everything that is wrong with it
     */
    public static Labels read(Path file) {
        try {
            LabelReader.Read read = LabelReader.read(Files.readAllBytes(file));
            refuse(file, read.problems());
            return read.labels();
        } catch (NoSuchFileException e) {
            throw new Refused(List.of("There is no file %s. Maybe --labels is misspelt.".formatted(file)));
        } catch (IOException e) {
            throw new Refused(List.of("The file %s cannot be read: %s.".formatted(file, e)));
        }
    }

    /**
     * Its labels, each of which must stand for a rule.
     *
     * @throws Refused when it cannot be read or used, saying everything that is wrong with it
     */
    static Labels read(Path file, List<RuleId> known) {
        Labels labels = read(file);
        check(file, labels, known);
        return labels;
    }

    /**
     * Checks that every label stands for a rule.
     *
     * @throws Refused when one does not
     */
    public static void check(Path file, Labels labels, List<RuleId> known) {
        refuse(
                file,
                labels.strangers(known).entrySet().stream()
                        .map(entry -> new Problem(
                                0,
                                "",
                                "The label '%s' stands for '%s', and no rule is of that name. Maybe map it: {\"map\": {\"%s\": [\"category.subcategory\"]}}."
                                        .formatted(entry.getKey(), entry.getValue(), entry.getKey())))
                        .toList());
    }

    /** Files without the labels themselves, which may lie in the folder that they speak of. */
    public static List<Path> others(List<Path> files, Path labels) {
        Path own = labels.toAbsolutePath().normalize();
        return files.stream()
                .filter(file -> !file.toAbsolutePath().normalize().equals(own))
                .toList();
    }

    private static void refuse(Path file, List<Problem> problems) {
        if (!problems.isEmpty()) {
            throw new Refused(problems.stream()
                    .map(problem -> new Summary.Noted(file.toString(), problem).display())
                    .toList());
        }
    }
}
