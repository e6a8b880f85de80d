/**
 * Published formulas for comparing groups, each with its source. Knows nothing of agents.
 *
 * <p>What commons-statistics has (distributions, Fisher's exact test) is taken from there.
 */
@NullMarked
package io.steersman.statistics;

import org.jspecify.annotations.NullMarked;
