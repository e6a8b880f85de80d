package io.steersman.rulebook.drl;

import java.util.List;

/**
 * One pattern of a rule as its author wrote it.
 *
 * @param line 1-based line in its file
 * @param text the pattern on one line
 * @param type the type of its facts, as it is named there
 * @param absent whether there must be no such fact
 * @param joined of how many patterns a {@code not} is made that begins with this one; 0 for one that goes on with it
 * @param conditions what it asks, without what it binds
 */
public record RulePattern(int line, String text, String type, boolean absent, int joined, List<String> conditions) {
    public RulePattern {
        conditions = List.copyOf(conditions);
    }
}
