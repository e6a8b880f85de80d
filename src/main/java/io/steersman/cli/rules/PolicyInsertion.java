package io.steersman.cli.rules;

import io.steersman.cli.terminal.Refused;
import java.util.ArrayList;
import java.util.List;

/** Adds an entry to {@code rules:} of a policy file and leaves every other line as it is, comments included. */
public final class PolicyInsertion {

    private PolicyInsertion() {}

    /**
     * The file with the entry behind the last one of {@code rules:}.
     *
     * @param policy the file
     * @param entry lines that begin with an empty one, indented by two
     * @throws Refused when {@code rules:} is not a block of its own
     */
    public static String add(String policy, String entry) {
        List<String> lines = new ArrayList<>(policy.lines().toList());
        int start = start(lines);
        int end = end(lines, start);
        List<String> added = entry.lines().toList();
        lines.addAll(end, indented(added, indent(lines, start, end)));
        return String.join("\n", lines) + "\n";
    }

    private static boolean opens(String line) {
        String rest =
                line.startsWith("rules:") ? line.substring("rules:".length()).strip() : "rules";
        return rest.isEmpty() || rest.startsWith("#");
    }

    private static int start(List<String> lines) {
        for (int i = 0; i < lines.size(); i++) {
            if (opens(lines.get(i))) {
                return i;
            }
        }
        throw new Refused(
                List.of("The default policy has no block 'rules:'. Maybe write 'rules:' alone on a line of its own."));
    }

    /** Behind the last line that belongs to the block; what stands before the next key belongs to that. */
    private static int end(List<String> lines, int start) {
        int end = start + 1;
        for (int i = start + 1; i < lines.size(); i++) {
            String line = lines.get(i);
            boolean inside = line.startsWith(" ");
            if (!inside && !line.isBlank() && !line.startsWith("#")) {
                return end;
            }
            end = inside ? i + 1 : end;
        }
        return end;
    }

    private static int indent(List<String> lines, int start, int end) {
        return lines.subList(start + 1, end).stream()
                .filter(line -> !line.isBlank() && !line.strip().startsWith("#"))
                .findFirst()
                .map(line -> line.length() - line.stripLeading().length())
                .orElse(2);
    }

    private static List<String> indented(List<String> entry, int indent) {
        String more = " ".repeat(Math.max(0, indent - 2));
        return entry.stream()
                .map(line -> line.isBlank() ? "" : more + (indent == 1 ? line.substring(1) : line))
                .toList();
    }
}
