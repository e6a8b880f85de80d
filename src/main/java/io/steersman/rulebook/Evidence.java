package io.steersman.rulebook;

import io.steersman.finding.RuleId;
import io.steersman.policy.Diagnostic;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What people who read a rule's findings in their transcripts say of them.
 *
 * @param read how many were read
 * @param right how many say what is so, and are worth an agent's attention
 * @param debatable how many can be seen either way
 * @param wrong how many are false, or ask for what would be harmful
 */
public record Evidence(int read, int right, int debatable, int wrong) {

    /** Nothing was read. */
    public static final Evidence NONE = new Evidence(0, 0, 0, 0);

    /** Fewer than these say too little. */
    public static final int FEWEST = 3;

    /** The share, in hundredths, that must be right for a rule that is told to agents. */
    public static final int LEAST_RIGHT = 90;

    private static final int PERCENT = 100;
    private static final String HEAD = "rule\truns\tread\tright\tdebatable\twrong\twhen";

    /** Whether it is enough to tell agents what the rule finds. */
    public boolean suffices() {
        return read >= FEWEST && right * PERCENT >= read * LEAST_RIGHT;
    }

    private Evidence plus(Evidence other) {
        return new Evidence(read + other.read, right + other.right, debatable + other.debatable, wrong + other.wrong);
    }

    /** For a reader: {@code 12 read, 11 right, 1 debatable}; {@code none} where nothing was read. */
    public String display() {
        if (read == 0) {
            return "none";
        }
        return "%d read, %d right".formatted(read, right)
                + (debatable > 0 ? ", %d debatable".formatted(debatable) : "")
                + (wrong > 0 ? ", %d wrong".formatted(wrong) : "");
    }

    /**
     * Tables of evidence, read.
     *
     * @param rules the sum of what is said of each rule
     * @param lines what is said of each rule, by kind of runs, as written
     * @param diagnostics what is wrong with the tables
     */
    public record Tables(Map<RuleId, Evidence> rules, Map<RuleId, List<String>> lines, List<Diagnostic> diagnostics) {

        /** What is known of a rule. */
        public Evidence of(RuleId rule) {
            return rules.getOrDefault(rule, NONE);
        }
    }

    /**
     * Reads tables: a line for each rule and kind of runs, with tabs between; empty lines and those that begin with # say
     * nothing.
     *
     * @param texts tables by path
     */
    public static Tables read(Map<String, String> texts) {
        Tables tables = new Tables(new HashMap<>(), new HashMap<>(), new ArrayList<>());
        new TreeMap<>(texts).forEach((path, text) -> {
            int number = 0;
            for (String line : text.lines().toList()) {
                number++;
                if (!line.isBlank() && !line.startsWith("#") && !line.equals(HEAD)) {
                    read(path, number, line, tables);
                }
            }
        });
        return tables;
    }

    private static void read(String path, int number, String line, Tables tables) {
        String[] parts = line.split("\t", -1);
        try {
            RuleId rule = RuleId.parse(parts[0]);
            Evidence said = new Evidence(
                    Integer.parseInt(parts[2]),
                    Integer.parseInt(parts[3]),
                    Integer.parseInt(parts[4]),
                    Integer.parseInt(parts[5]));
            if (parts.length != 7 || said.read != said.right + said.debatable + said.wrong) {
                throw new IllegalArgumentException("The numbers do not add up.");
            }
            tables.rules.merge(rule, said, Evidence::plus);
            tables.lines
                    .computeIfAbsent(rule, any -> new ArrayList<>())
                    .add("%s on %s (%s)".formatted(said.display(), parts[1], parts[6]));
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            tables.diagnostics.add(new Diagnostic(
                    path,
                    number,
                    1,
                    "The line cannot be read as evidence. Maybe write, with tabs between: rule, kind of runs, read, right,"
                            + " debatable, wrong, when; read is the sum of the three that follow it."));
        }
    }
}
