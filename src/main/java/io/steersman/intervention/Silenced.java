package io.steersman.intervention;

/**
 * A proposal that is not followed because of something that matters more.
 *
 * @param proposal what is not said
 * @param why in a few words
 */
public record Silenced(Proposal proposal, String why) {}
