package io.steersman.journal;

/**
 * What whoever judges a trajectory remembers of it just before a step, so that it need not read all steps again.
 *
 * <p>It can be had from the steps at any time: it is neither exported nor counted.
 *
 * @param step index of the first step that it knows nothing of
 * @param memory in the words of the one that remembers
 */
public record Standing(int step, String memory) {}
