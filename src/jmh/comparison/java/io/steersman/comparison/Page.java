package io.steersman.comparison;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Puts figures into the page on benchmarks, and draws them. */
final class Page {

    private static final String BEGIN = "<!-- comparison: made by its own command -->\n";
    private static final String END = "<!-- end of comparison -->";

    private Page() {}

    /** Does both. */
    static void write(List<Figures> figures, Path page, Path picture) throws IOException {
        String text = Files.readString(page);
        int begin = text.indexOf(BEGIN) + BEGIN.length();
        int end = text.indexOf(END);
        if (begin < BEGIN.length() || end < begin) {
            throw new IllegalStateException("%s has no place for the table. Maybe write %s and %s where it belongs."
                    .formatted(page, BEGIN.strip(), END));
        }
        Files.writeString(page, text.substring(0, begin) + table(figures) + text.substring(end));
        Files.writeString(picture, Picture.of(figures));
    }

    private static String table(List<Figures> figures) {
        String head = Figures.LENGTHS.stream()
                .map("%,d steps before"::formatted)
                .collect(Collectors.joining(" | ", "| ns a step | ", " | KB a run after %d steps |%n".formatted(Figures.KEPT)));
        String rule = "|---".repeat(Figures.LENGTHS.size() + 2) + "|\n";
        return head + rule + figures.stream().map(Page::row).collect(Collectors.joining());
    }

    private static String row(Figures one) {
        return "| %s | %s | %s |%n"
                .formatted(
                        one.name(),
                        one.nanos().stream().map("%,d"::formatted).collect(Collectors.joining(" | ")),
                        String.format(Locale.ROOT, "%.1f", one.bytes() / 1e3));
    }
}
