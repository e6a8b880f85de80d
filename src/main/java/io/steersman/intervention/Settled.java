package io.steersman.intervention;

import java.util.List;

/**
 * All proposals of the step are made: the fact that lets the rules choose among them.
 *
 * @param proposals those that are not silenced
 */
public record Settled(List<Proposal> proposals) {

    public Settled {
        proposals = List.copyOf(proposals);
    }

    /** Whether this one may speak. */
    public boolean heard(Proposal proposal) {
        return proposals.contains(proposal);
    }

    /** The others than this one, in the order of their rank. */
    public List<Proposal> besides(Proposal lead) {
        return proposals.stream()
                .filter(proposal -> !proposal.equals(lead))
                .sorted((a, b) -> a.outranks(b) ? -1 : 1)
                .toList();
    }
}
