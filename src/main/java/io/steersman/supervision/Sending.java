package io.steersman.supervision;

import io.steersman.intervention.Intervention;
import io.steersman.intervention.Level;

/**
 * An intervention on its way out.
 *
 * @param level how strongly it acts this way: that of the intervention, or a lower one where the client cannot do more
 */
public record Sending(Intervention intervention, Level level) {}
