package io.steersman.experiment;

/**
 * That a unit belongs to an arm, once and for all.
 *
 * @param experiment name of the experiment
 * @param unit the unit
 * @param arm name of the arm
 * @param late whether the arm had been ended when the unit came: it goes like the first arm, and counts for none
 */
public record Assignment(String experiment, String unit, String arm, boolean late) {}
