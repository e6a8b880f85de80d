package io.steersman.reload;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import io.steersman.policy.Diagnostic;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The places of a new rule that its author has not filled in yet: {@code <fill in: the title>}. */
final class Blanks {

    private static final Pattern BLANK = Pattern.compile("<fill in: ([^<>]*)>");

    private Blanks() {}

    /** Each place in all files, as something that is wrong. */
    static List<Diagnostic> in(Sources sources) {
        List<Diagnostic> found = new ArrayList<>();
        find("rules/", sources.drl(), found);
        find("rules/", sources.cases(), found);
        find("policies/", sources.policies(), found);
        find(Sources.VARIANTS, sources.variants(), found);
        return found;
    }

    /** Whether there is such a place in a text. */
    static boolean isIn(String text) {
        return BLANK.matcher(text).find();
    }

    private static void find(String folder, Map<String, String> files, List<Diagnostic> found) {
        files.forEach((file, text) -> {
            List<String> lines = text.lines().toList();
            for (int i = 0; i < lines.size(); i++) {
                Matcher blank = BLANK.matcher(lines.get(i));
                while (blank.find()) {
                    found.add(new Diagnostic(
                            folder + file, i + 1, blank.start() + 1, "Fill in: %s.".formatted(blank.group(1))));
                }
            }
        });
    }
}
