package io.steersman.fact;

import java.util.List;

/**
 * Something that the run shows and that the agent's last words keep back.
 *
 * @param about the file or the line that it is about
 * @param steps the steps that show it, the oldest first
 */
public record Kept(String about, List<Integer> steps) {

    public Kept {
        steps = List.copyOf(steps);
    }
}
