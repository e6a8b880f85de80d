package io.steersman.report.experiment;

import io.steersman.experiment.Findings;
import io.steersman.report.Page;
import io.steersman.report.experiment.ExperimentReport.Section;
import java.util.ArrayList;
import java.util.List;

/** Reports of experiments as text and as one HTML file that needs no other. */
public final class ExperimentPage {

    private ExperimentPage() {}

    /** For a terminal. */
    public static String text(List<Findings> all) {
        List<String> lines = new ArrayList<>();
        for (Findings findings : all) {
            for (Section section : ExperimentReport.of(findings)) {
                if (section.words().isEmpty() && section.rows().isEmpty()) {
                    continue;
                }
                if (!section.title().isEmpty()) {
                    lines.add("");
                    lines.add(section.title());
                }
                section.words().forEach(words -> lines.add("  " + words));
                aligned(section.rows()).forEach(row -> lines.add("  " + row));
            }
            lines.add("");
        }
        return String.join("\n", lines);
    }

    /** Cells in columns as wide as their widest, two spaces apart; the first to the left, the others to the right. */
    private static List<String> aligned(List<List<String>> rows) {
        List<Integer> widths = new ArrayList<>();
        for (List<String> row : rows) {
            for (int i = 0; i < row.size(); i++) {
                if (i == widths.size()) {
                    widths.add(0);
                }
                widths.set(i, Math.max(widths.get(i), row.get(i).length()));
            }
        }
        List<String> lines = new ArrayList<>();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < row.size(); i++) {
                String room = " ".repeat(widths.get(i) - row.get(i).length());
                line.append(i == 0 ? row.get(i) + room : "  " + room + row.get(i));
            }
            lines.add(line.toString());
        }
        return lines;
    }

    /** For a browser. */
    public static String html(List<Findings> all) {
        List<Page.Section> sections = new ArrayList<>();
        if (all.isEmpty()) {
            sections.add(new Page.Section(
                    "", List.of("There is no experiment. One begins with a file in policies/experiments."), List.of()));
        }
        for (Findings findings : all) {
            for (Section section : ExperimentReport.of(findings)) {
                sections.add(section(section, findings.experiment().name()));
            }
        }
        return new Page("What experiments show", sections).html();
    }

    private static Page.Section section(Section section, String name) {
        List<List<String>> rows = section.rows();
        return new Page.Section(
                section.title().isEmpty() ? name : section.title(),
                section.words(),
                rows.isEmpty() ? List.of() : List.of(new Page.Table(rows.get(0), rows.subList(1, rows.size()))));
    }
}
