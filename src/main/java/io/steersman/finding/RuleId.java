package io.steersman.finding;

/**
 * Names a rule: {@code category.subcategory.rule-name}, that is its folder, its file and its name in the file.
 *
 * @param category folder below {@code rules/}
 * @param subcategory file in it, without {@code .drl}
 * @param name the rule's name in the file
 */
public record RuleId(String category, String subcategory, String name) implements Comparable<RuleId> {

    /** The category of faults of an agent's surroundings. */
    private static final String ENVIRONMENT = "environment";

    /** The category of rules that ask. */
    private static final String OBSERVER = "observer";

    /** The subcategory of rules that ask about what other rules find. */
    private static final String FINDINGS = "findings";

    /** The subcategory of rules that read what a judge answers. */
    private static final String JUDGED = "judged";

    /**
     * Reads an id.
     *
     * @throws IllegalArgumentException when it has not exactly three parts
     */
    public static RuleId parse(String id) {
        String[] parts = id.split("\\.", -1);
        if (parts.length != 3) {
            throw new IllegalArgumentException(
                    "The rule id (%s) must have three parts. Maybe write category.subcategory.rule-name."
                            .formatted(id));
        }
        return new RuleId(parts[0], parts[1], parts[2]);
    }

    /** Whose faults the rule is about: those of the category {@code environment} are nobody's here. */
    public Origin origin() {
        return category.equals(ENVIRONMENT) ? Origin.ENVIRONMENT : Origin.AGENT;
    }

    /** Whether the rule looks for reasons to ask a judge, and for no fault. */
    public boolean asks() {
        return category.equals(OBSERVER);
    }

    /** Whether a file holds rules that ask. */
    public static boolean isOfAsking(String path) {
        return path.startsWith(OBSERVER + "/");
    }

    /** Whether the rule asks about what other rules find: without them it does nothing. */
    public boolean readsFindings() {
        return asks() && subcategory.equals(FINDINGS);
    }

    /** Whether the rule says what is made of a judge's answers; they are those of the class that bears its name. */
    public boolean isJudged() {
        return subcategory.equals(JUDGED);
    }

    @Override
    public int compareTo(RuleId other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return category + "." + subcategory + "." + name;
    }
}
