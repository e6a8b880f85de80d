package io.steersman.report;

import io.steersman.report.run.Share;
import java.util.SortedMap;

/**
 * How common each fault is, as shares of trajectories. One trajectory may have several, so shares do not add up.
 *
 * @param trajectories how many were judged
 * @param any how many have any fault of the agent's own at all
 * @param categories by category
 * @param subcategories by {@code category.subcategory}
 * @param rules by rule id
 */
public record Prevalence(
        int trajectories,
        Share any,
        SortedMap<String, Share> categories,
        SortedMap<String, Share> subcategories,
        SortedMap<String, Share> rules) {}
